package testbed.harness.link;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import testbed.harness.CommandFailure;
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
    if (which == Which.FIRST) {
      return log.first();
    }
    return log.second()
        .orElseThrow(() -> CommandFailure.badInput(file + " holds one direction only"));
  }

  private static PacketLog whole(Path file) throws CommandFailure {
    try {
      return PacketLog.read(file);
    } catch (NoSuchFileException e) {
      throw CommandFailure.badInput(file + ": there is no such file");
    } catch (IOException e) {
      throw CommandFailure.ofFile("", e);
    }
  }
}
