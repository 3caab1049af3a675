package testbed.salsify.policy;

import testbed.timebase.Time;

/** How far apart the packets of a frame are sent: five times as fast as they will arrive. */
public final class Pacing {
  private static final long SPEED_UP = 5;
  private static final long SHORTEST_US = 500;
  private static final long LONGEST_US = 2_000;

  private Pacing() {}

  /** The gap between two packets, in nanoseconds. */
  public static long gapNs(int interArrivalUs) {
    return Math.clamp(interArrivalUs / SPEED_UP, SHORTEST_US, LONGEST_US) * Time.MICROSECOND;
  }
}
