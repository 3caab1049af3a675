package testbed.harness.system;

/** The event by which a program shows that it is ready. Never a sleep. */
public sealed interface Readiness {
  /** It needs no time, or its readiness shows by opening its camera or display. */
  record AtOnce() implements Readiness {}

  /**
   * It listens on a UDP port of its namespace.
   *
   * @param port 1 to 65535
   * @param before what waits for it
   */
  record UdpPort(int port, Before before) implements Readiness {}

  /** What is not done before a receiver is ready. */
  enum Before {
    /** The sender is not started. */
    SENDER,
    /**
     * The camera shows no picture; the sender is started at once, so that both prepare together.
     */
    CAMERA
  }
}
