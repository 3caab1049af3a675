package testbed.harness.link;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code testbed link}: everything about a link but running one. */
@Command(
    name = "link",
    description = "Replay, count and draw packet logs, Mahimahi's or our own.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ReplayCommand.class, StatsCommand.class, PlotCommand.class})
public final class LinkCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** For picocli. */
  public LinkCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say replay, stats or plot");
  }
}
