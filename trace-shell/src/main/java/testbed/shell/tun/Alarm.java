package testbed.shell.tun;

import testbed.timebase.Time;

/**
 * How long the packet thread sleeps while something is due. A processor that has slept long wakes
 * late, so the thread has itself woken earlier, the earlier the longer it sleeps, and stays awake
 * from then on until the thing is due. Confined to the packet thread.
 */
final class Alarm {
  private final long leastNs;
  private final long share;
  private final long mostNs;

  /** What the alarm was set for, and when it rings. */
  private long setForNs = Time.NEVER;

  private long ringsAtNs;

  /**
   * An alarm that rings before something is due by {@code leastNs} and a {@code share}th of the
   * sleep, together at most {@code mostNs}.
   */
  Alarm(long leastNs, long share, long mostNs) {
    this.leastNs = leastNs;
    this.share = share;
    this.mostNs = mostNs;
  }

  /**
   * How long to sleep now, or 0 to stay awake until {@code dueNs}.
   *
   * @param dueNs when the next thing is due
   * @param nowNs the time, on the same clock
   */
  long sleepNs(long dueNs, long nowNs) {
    boolean hasRung = dueNs == setForNs && nowNs >= ringsAtNs;
    if (!hasRung) {
      setForNs = dueNs;
      ringsAtNs = dueNs - leadNs(dueNs - nowNs);
    }
    return Math.max(0, ringsAtNs - nowNs);
  }

  private long leadNs(long untilDueNs) {
    return Math.min(leastNs + untilDueNs / share, mostNs);
  }
}
