package testbed.salsify;

/** Where an agent's packets go: a socket, or the link of a virtual run. */
@FunctionalInterface
public interface PacketSink {
  /**
   * Sends one packet, at once and without blocking; whether it arrives nobody says.
   *
   * @param packet not changed afterwards by either side
   * @param nowNs the time of the agent that sends
   */
  void send(byte[] packet, long nowNs);
}
