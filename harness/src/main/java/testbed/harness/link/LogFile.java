package testbed.harness.link;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import testbed.harness.CommandFailure;
import testbed.shell.log.FileProblem;
import testbed.shell.log.PacketLog;
import testbed.shell.log.PacketLog.DirectionLog;

/** Reads the direction that is asked for from a packet log. */
final class LogFile {
  /** Which direction of a log that holds both. */
  enum Which {
    /** The direction whose lines are plain: of a shell the uplink, of a run the video's. */
    FIRST,
    /** The other one. */
    SECOND
  }

  @Option(
      names = "--direction",
      paramLabel = "first|second",
      defaultValue = "first",
      description = "which direction of a log that holds both (default: first)")
  private Which which;

  DirectionLog read(Path file) throws CommandFailure {
    PacketLog log = whole(file);
    if (log.first().lines().isEmpty() && log.first().comments().isEmpty()) {
      throw CommandFailure.badInput(file + " is empty");
    }
    if (which == Which.FIRST) {
      return log.first();
    }
    return log.second()
        .orElseThrow(() -> CommandFailure.badInput(file + " holds one direction only"));
  }

  private static PacketLog whole(Path file) throws CommandFailure {
    try {
      return PacketLog.read(file);
    } catch (IOException e) {
      throw CommandFailure.badInput(FileProblem.of(file, e));
    }
  }
}
