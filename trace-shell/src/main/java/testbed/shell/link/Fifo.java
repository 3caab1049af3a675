package testbed.shell.link;

/** The waiting packets of a queue, with their bytes and arrival times. */
final class Fifo {
  private final PacketRing ring = new PacketRing();
  private long bytes;

  void add(Packet packet, long nowNs) {
    packet.arrivedAt(nowNs);
    bytes += packet.bytes();
    ring.add(packet);
  }

  /** The oldest, taken out, or null when there is none. */
  Packet poll() {
    Packet packet = ring.poll();
    if (packet != null) {
      bytes -= packet.bytes();
    }
    return packet;
  }

  /** The oldest, or null when there is none. */
  Packet peek() {
    return ring.size() == 0 ? null : ring.peek();
  }

  int packets() {
    return ring.size();
  }

  long bytes() {
    return bytes;
  }

  /** Whether one more packet would keep within the limit. */
  boolean hasRoomFor(Packet packet, QueueLimit limit) {
    return limit.allows(ring.size() + 1, bytes + packet.bytes());
  }
}
