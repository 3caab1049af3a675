package testbed.shell.tun;

import testbed.timebase.Clock;

/**
 * Time since the link's time zero; negative before it, also while time zero is not yet known.
 * Confined to the packet thread.
 */
final class FerryClock implements Clock {
  private static final long UNKNOWN = Long.MAX_VALUE;

  private long originNs = UNKNOWN;
  private boolean startsWithPacket;

  /** Sets time zero, a value of {@link System#nanoTime()}. */
  void startAt(long originNs) {
    this.originNs = originNs;
  }

  /** Lets time zero be the instant of the next packet. */
  void startWithPacket() {
    startsWithPacket = true;
  }

  /** A packet has come. */
  void packet() {
    if (startsWithPacket && originNs == UNKNOWN) {
      originNs = System.nanoTime();
    }
  }

  @Override
  public long nowNs() {
    return originNs == UNKNOWN ? -1 : System.nanoTime() - originNs;
  }

  /** Whether time zero has come. */
  boolean hasStarted() {
    return nowNs() >= 0;
  }
}
