package testbed.harness.system;

/** The event by which a program shows that it is ready. Never a sleep. */
public sealed interface Readiness {
  /** It needs no time, or its readiness shows by opening its camera or display. */
  record AtOnce() implements Readiness {}

  /**
   * It listens on a UDP port of its namespace.
   *
   * @param port 1 to 65535
   */
  record UdpPort(int port) implements Readiness {}
}
