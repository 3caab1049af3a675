package testbed.harness.salsify;

import java.util.ArrayList;
import java.util.List;
import testbed.timebase.Time;

/** Two lists of the same packets' times. */
final class Pairs {
  /** Times of one list are known to the millisecond. */
  private static final long TOLERANCE_NS = 3 * Time.MILLISECOND / 2;

  /** Later than this, it was another packet: some were lost in between. */
  private static final long LATEST_NS = Time.SECOND;

  private Pairs() {}

  /**
   * How much later each packet was there than it had been handed over; what one list has more at
   * its end is left out. Nothing when the lists cannot be of the same packets.
   */
  static List<Long> late(List<Long> thereNs, List<Long> handedOverNs) {
    List<Long> late = new ArrayList<>();
    for (int i = 0; i < Math.min(thereNs.size(), handedOverNs.size()); i++) {
      long lateNs = thereNs.get(i) - handedOverNs.get(i);
      if (lateNs < -TOLERANCE_NS || lateNs > LATEST_NS) {
        return List.of();
      }
      late.add(Math.max(0, lateNs));
    }
    return late;
  }
}
