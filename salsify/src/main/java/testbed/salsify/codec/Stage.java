package testbed.salsify.codec;

import java.util.Optional;
import testbed.timebase.Time;

/**
 * A piece of work that takes time and is done beside an agent: encoding or decoding one frame. The
 * agent begins it and is told later that it is done; how much later is up to the stage. In real
 * time a stage is a worker thread and the time is what the work takes; in virtual time the work is
 * the same and the time is declared.
 *
 * @param <R> the result
 */
public interface Stage<R> {
  /** The work of a stage. */
  @FunctionalInterface
  interface Work<R> {
    /** Does it; called once, on any thread. */
    R result();
  }

  /**
   * Begins some work. A stage does one thing at a time.
   *
   * @param declaredNs how long it takes where time is declared
   */
  void begin(Work<R> work, long declaredNs, long nowNs);

  /** The result, once, when the work is done by {@code nowNs}. */
  Optional<R> poll(long nowNs);

  /** When the work will be done, or {@link Time#NEVER} where that is not known beforehand. */
  long nextEventNs();
}
