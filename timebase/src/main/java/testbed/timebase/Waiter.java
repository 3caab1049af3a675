package testbed.timebase;

/** How a real-time runner passes the time until the next deadline. */
@FunctionalInterface
public interface Waiter {
  /**
   * Returns at {@code deadlineNs}, or earlier when something from outside (a packet, a message)
   * wants the agents' attention.
   *
   * @param deadlineNs nanoseconds since the run began, or {@link Time#NEVER} to wait for the
   *     outside only
   * @throws InterruptedException when the run is to end
   */
  void waitUntil(long deadlineNs) throws InterruptedException;
}
