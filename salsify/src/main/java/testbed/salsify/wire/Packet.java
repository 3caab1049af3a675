package testbed.salsify.wire;

/** One datagram of the protocol. */
public sealed interface Packet permits DataPacket, AckPacket {
  /** The sender's session: a number drawn anew each time a sender starts. */
  int session();
}
