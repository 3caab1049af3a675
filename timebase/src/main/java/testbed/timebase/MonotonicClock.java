package testbed.timebase;

/**
 * The machine's monotonic clock, counted from a chosen origin.
 *
 * <p>The origin is a value of {@link System#nanoTime()}, which on Linux is {@code CLOCK_MONOTONIC}
 * and therefore means the same in every process of the machine: one process can hand its origin to
 * another, and both then count the same time.
 *
 * @param originNs the reading of {@link System#nanoTime()} at which this clock shows zero
 */
public record MonotonicClock(long originNs) implements Clock {
  /** A clock that shows zero now. */
  public static MonotonicClock startingNow() {
    return new MonotonicClock(System.nanoTime());
  }

  @Override
  public long nowNs() {
    return System.nanoTime() - originNs;
  }
}
