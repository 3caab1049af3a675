package testbed.harness.virtual;

import java.util.List;
import testbed.timebase.Time;

/** One hand-over's times, one after the other, and then from the first on again. */
final class Lateness {
  private final List<Long> byTurnNs;
  private int turn;
  private long lastNs;

  Lateness(List<Long> byTurnNs) {
    this.byTurnNs = byTurnNs;
  }

  boolean isNone() {
    return byTurnNs.isEmpty();
  }

  /**
   * When the next thing is there that is handed over now: never before one that was handed over
   * earlier. {@link Time#NEVER} when it is lost.
   */
  long thereNs(long nowNs) {
    if (isNone()) {
      return nowNs;
    }
    long lateNs = byTurnNs.get(turn++ % byTurnNs.size());
    if (lateNs == Time.NEVER) {
      return Time.NEVER;
    }
    lastNs = Math.max(lastNs, nowNs + lateNs);
    return lastNs;
  }
}
