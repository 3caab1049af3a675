package testbed.timebase;

/**
 * A participant of a run that is told the time and says when it next wants to be told.
 *
 * <p>Agents are confined to the thread of their runner, never block, never sleep and never read a
 * clock. The same agent therefore runs in real and in virtual time.
 */
public interface Agent {
  /**
   * Does everything that is due at or before {@code nowNs}.
   *
   * @param nowNs nanoseconds since the run began; never smaller than at the last call
   */
  void advanceTo(long nowNs);

  /**
   * The next instant at which this agent has something to do of its own accord, in nanoseconds
   * since the run began, or {@link Time#NEVER} while it only waits for others.
   */
  long nextEventNs();
}
