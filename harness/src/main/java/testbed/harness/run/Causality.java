package testbed.harness.run;

import java.util.Arrays;
import java.util.List;
import testbed.analyzer.match.Capture;
import testbed.analyzer.match.Reading;
import testbed.injector.Injection;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog.DirectionLog;
import testbed.timebase.Time;

/**
 * Whether what was displayed can have come the way that it is said to have come: no picture is seen
 * before it was due at the camera, and none that travels over the link before a packet that left
 * the link after that has had the time to arrive.
 *
 * <p>A packet that carries part of a picture leaves the link no earlier than the picture's tick,
 * and arrives the fixed delay later. Where no packet did so before the picture was seen, the
 * picture came another way, its marks were misread, or a clock is wrong. Pure.
 */
final class Causality {
  /** Packet logs count whole milliseconds, from a zero that is one, too. */
  private static final long TOLERANCE_NS = 3 * Time.MILLISECOND;

  private final long[] departuresNs;
  private final long delayNs;

  private Causality(long[] departuresNs, long delayNs) {
    this.departuresNs = departuresNs;
    this.delayNs = delayNs;
  }

  /** Of a system that uses no link: only the camera's clock counts. */
  static Causality withoutLink() {
    return new Causality(null, 0);
  }

  /**
   * Of a system whose pictures travel over a link.
   *
   * @param log of the direction in which they travel
   * @param delayNs what every packet needs after it has left the link
   */
  static Causality over(DirectionLog log, long delayNs) {
    long base = log.baseMs();
    long[] departures =
        log.lines().stream()
            .filter(LogLine.Departure.class::isInstance)
            .mapToLong(line -> (line.ms() - base) * Time.MILLISECOND)
            .sorted()
            .toArray();
    return new Causality(departures, delayNs);
  }

  /** How many of these pictures were seen before they can have arrived, or were never sent. */
  long impossible(List<Capture> captures, List<Injection> injections) {
    return captures.stream().filter(capture -> isImpossible(capture, injections)).count();
  }

  private boolean isImpossible(Capture capture, List<Injection> injections) {
    if (!(capture.reading() instanceof Reading.Seen(long frame))) {
      return false;
    }
    if (frame >= injections.size()) {
      return true;
    }
    long sentNs = injections.get((int) frame).scheduledNs() - TOLERANCE_NS;
    long earliestNs = arrivalAfter(sentNs);
    return earliestNs == Time.NEVER || capture.seenNs() + TOLERANCE_NS < earliestNs;
  }

  /** When the first packet had arrived that left the link at this time or later. */
  private long arrivalAfter(long sentNs) {
    if (departuresNs == null) {
      return sentNs;
    }
    int found = Arrays.binarySearch(departuresNs, sentNs);
    int at = found < 0 ? -found - 1 : firstOf(found);
    return at == departuresNs.length ? Time.NEVER : departuresNs[at] + delayNs;
  }

  private int firstOf(int found) {
    int at = found;
    while (at > 0 && departuresNs[at - 1] == departuresNs[found]) {
      at--;
    }
    return at;
  }
}
