package testbed.harness.answers;

import picocli.CommandLine.Command;

/** {@code testbed import}: results of other rigs as runs of ours. */
@Command(
    name = "import",
    description = "Make run directories of the results of other rigs.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  testbed import salsify skype.analysis.csv --label Skype --trace att-lte --out paper/skype"
    },
    synopsisSubcommandLabel = "WHAT",
    subcommands = {ImportSalsifyCommand.class})
public final class ImportCommand {
  /** For picocli. */
  public ImportCommand() {}
}
