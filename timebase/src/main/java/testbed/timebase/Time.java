package testbed.timebase;

/** The one sentinel of the project's time line, and the units that it is counted in. */
public final class Time {
  /** An instant that never comes; the answer of an agent that waits for somebody else. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Nanoseconds in a microsecond. */
  public static final long MICROSECOND = 1_000L;

  /** Nanoseconds in a millisecond. */
  public static final long MILLISECOND = 1_000_000L;

  /** Nanoseconds in a second. */
  public static final long SECOND = 1_000_000_000L;

  private Time() {}
}
