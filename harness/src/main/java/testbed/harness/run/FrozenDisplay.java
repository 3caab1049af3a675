package testbed.harness.run;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.result.FrameResult;
import testbed.harness.system.SystemFailure;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog.DirectionLog;
import testbed.timebase.Time;

/**
 * A display on which nothing new was shown any more long before the call was over, although the
 * link went on delivering: the system had failed. Signal delay, as defined, leaves out what is
 * never shown, so the figures of such a run would flatter the system. Pure.
 */
final class FrozenDisplay {
  /** So long nothing new may be shown at the end, in seconds; seconds without a packet aside. */
  static final int MOST_SECONDS = 5;

  private FrozenDisplay() {}

  /**
   * The failure, if it is one.
   *
   * @param frames in the order of sending; some were displayed
   * @param lastTickNs when the camera showed its last picture
   * @param log of the link's direction towards the display; empty when there is no link
   */
  static Optional<SystemFailure> in(
      List<FrameResult> frames, long lastTickNs, Optional<DirectionLog> log) {
    long lastSeenNs = Long.MIN_VALUE;
    for (FrameResult frame : frames) {
      if (frame.record() instanceof FrameRecord.Displayed displayed) {
        lastSeenNs = displayed.seenNs();
      }
    }
    long stillNs = lastTickNs - lastSeenNs;
    if (lastSeenNs == Long.MIN_VALUE || stillNs < MOST_SECONDS * Time.SECOND) {
      return Optional.empty();
    }
    long from = lastSeenNs;
    boolean delivered =
        log.isEmpty() || secondsWithPackets(log.get(), from, lastTickNs) >= MOST_SECONDS;
    return delivered
        ? Optional.of(
            new SystemFailure(
                LivePart.WATCHING,
                String.format(
                    Locale.ROOT,
                    "the receiver showed nothing new in the last %.1f s of the call; its output is"
                        + " in system/receiver.log",
                    stillNs / 1e9)))
        : Optional.empty();
  }

  private static long secondsWithPackets(DirectionLog log, long fromNs, long untilNs) {
    long base = log.baseMs();
    return log.lines().stream()
        .filter(LogLine.Departure.class::isInstance)
        .mapToLong(line -> (line.ms() - base) * Time.MILLISECOND)
        .filter(at -> at >= fromNs && at < untilNs)
        .map(at -> (at - fromNs) / Time.SECOND)
        .distinct()
        .count();
  }
}
