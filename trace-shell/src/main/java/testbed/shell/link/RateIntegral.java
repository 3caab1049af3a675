package testbed.shell.link;

import testbed.timebase.Time;

/**
 * Says when a number of bits will have been sent at a rate that changes. Exact: what rounding up to
 * whole nanoseconds gives too much is kept for what is sent next.
 */
final class RateIntegral {
  private final RateProfile profile;
  private long atNs;

  /** Sent but not yet used, in bit nanoseconds per second. */
  private long credit;

  RateIntegral(RateProfile profile) {
    this.profile = profile;
  }

  /** The whole bits that are sent between two instants. */
  static long bits(RateProfile profile, long fromNs, long toNs) {
    long bitNanos = 0;
    long at = fromNs;
    while (at < toNs) {
      long end = Math.min(toNs, profile.changeAfter(at));
      bitNanos += profile.bitsPerSecondAt(at) * (end - at);
      at = end;
    }
    return bitNanos / Time.SECOND;
  }

  /** Where the sending has got to. */
  long atNs() {
    return atNs;
  }

  /** Nothing was sent until {@code ns}. */
  void idleUntil(long ns) {
    atNs = ns;
    credit = 0;
  }

  /** Sends the bytes and returns the instant at which the last bit is out. */
  long send(int bytes) {
    long toGo = bytes * 8L * Time.SECOND - credit;
    while (true) {
      long rate = profile.bitsPerSecondAt(atNs);
      long change = profile.changeAfter(atNs);
      long needed = rate == 0 ? Time.NEVER : Math.ceilDiv(Math.max(0, toGo), rate);
      if (needed <= change - atNs || change == Time.NEVER) {
        atNs += needed;
        credit = needed * rate - toGo;
        return atNs;
      }
      toGo -= rate * (change - atNs);
      atNs = change;
    }
  }
}
