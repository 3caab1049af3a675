package testbed.harness.link;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import testbed.harness.shell.BridgeCommand;

/** {@code testbed link}: everything about a link but starting one. */
@Command(
    name = "link",
    description = "Packet logs, Mahimahi's or our own; and links that run.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed link stats packets.log.gz"},
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ReplayCommand.class,
      StatsCommand.class,
      PlotCommand.class,
      SetCommand.class,
      ShowCommand.class,
      BridgeCommand.class
    })
public final class LinkCommand implements Runnable {
  @Spec private CommandSpec spec;

  /** For picocli. */
  public LinkCommand() {}

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say replay, stats, plot, set, show or bridge");
  }
}
