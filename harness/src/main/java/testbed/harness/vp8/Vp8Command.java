package testbed.harness.vp8;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code testbed vp8}. */
@Command(
    name = "vp8",
    description = "Decode and encode VP8 with the functional codec.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed vp8 decode clip.ivf -o clip.y4m"},
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {DecodeCommand.class, EncodeCommand.class, ExCameraCommand.class})
public final class Vp8Command implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }
}
