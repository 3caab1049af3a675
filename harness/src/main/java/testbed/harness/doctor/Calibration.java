package testbed.harness.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import testbed.harness.CommandFailure;
import testbed.harness.option.Size;
import testbed.harness.run.HeadRoom;
import testbed.harness.system.SearchPath;

/**
 * Whether pictures of a size and rate can be measured here, by short runs of the real parts: the
 * floor, which is camera and capture alone, and a real codec over the link.
 */
final class Calibration {
  /** Above this part of all processors, a run that is busier for a moment becomes invalid. */
  private static final double ENOUGH_BUSY = 0.7;

  private Calibration() {}

  static List<Check> all(Size size, int fps) {
    List<Check> checks = new ArrayList<>();
    checks.add(() -> look("null", size, fps));
    if (SearchPath.find("ffmpeg").isPresent()) {
      checks.add(() -> look("ffmpeg-h264", size, fps));
    }
    return checks;
  }

  private static Finding look(String system, Size size, int fps) throws InterruptedException {
    String name = system + " " + size + "@" + fps;
    HeadRoom room;
    try {
      room = HeadRoom.of(system, size, fps);
    } catch (CommandFailure e) {
      return Finding.missing(name, "did not run", e.getMessage(), "");
    }
    return judged(name, room);
  }

  static Finding judged(String name, HeadRoom room) {
    String found =
        String.format(
            Locale.ROOT,
            "instrument %.2f + system %.2f of %d processors, %.0f %% of them busy in all; camera"
                + " late by %.2f ms (p99)",
            room.instrument(),
            room.system(),
            room.processors(),
            100 * room.busy(),
            room.slipP99Ms());
    if (!room.valid()) {
      return Finding.unmeasurable(
          name, found, "a run of 3 s was not valid: " + room.why(), HeadRoom.REMEDY);
    }
    if (room.busy() > ENOUGH_BUSY) {
      return Finding.limited(
          name,
          found,
          "little is left: runs may come out invalid, as soon as more is busy",
          HeadRoom.REMEDY);
    }
    return Finding.good(name, found);
  }
}
