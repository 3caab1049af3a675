package testbed.harness.traces;

import picocli.CommandLine.Command;

/** {@code testbed traces}: the traces that links are replayed from. */
@Command(
    name = "traces",
    description = "List, show, fetch, plot, import, make and model traces of cellular links.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListCommand.class,
      ShowCommand.class,
      FetchCommand.class,
      PlotCommand.class,
      ImportCommand.class,
      GenerateCommand.class,
      FitCommand.class
    },
    footer = {"", "Example:", "  testbed traces list"})
public final class TracesCommand {
  /** For picocli. */
  public TracesCommand() {}
}
