package testbed.timebase;

/**
 * A source of the time since a run began. Only runners and the edges that stamp events hold one.
 */
@FunctionalInterface
public interface Clock {
  /** Nanoseconds since the run began; never decreases. */
  long nowNs();
}
