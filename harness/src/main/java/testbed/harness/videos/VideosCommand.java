package testbed.harness.videos;

import picocli.CommandLine.Command;

/** {@code testbed videos}: the videos that runs play. */
@Command(
    name = "videos",
    description = "List, examine, fetch and make the videos that runs play.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListCommand.class, ShowCommand.class, FetchCommand.class, MakeCommand.class},
    footer = {"", "Example:", "  testbed videos list"})
public final class VideosCommand {
  /** For picocli. */
  public VideosCommand() {}
}
