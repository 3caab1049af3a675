package testbed.harness.run;

import testbed.timebase.Clock;

/**
 * The clock of one run. It shows time since its making until the run's time zero is set, and time
 * since then afterwards; nothing is stamped before.
 */
final class RunClock implements Clock {
  private volatile long originNs = System.nanoTime();

  @Override
  public long nowNs() {
    return System.nanoTime() - originNs;
  }

  /** Sets time zero, a reading of {@link System#nanoTime()}. */
  void start(long originNs) {
    this.originNs = originNs;
  }

  /** The reading of {@link System#nanoTime()} at time zero. */
  long originNs() {
    return originNs;
  }
}
