package testbed.shell.link;

/** First in, first out, without garbage: a ring that only grows. */
final class PacketRing {
  private Packet[] ring = new Packet[64];
  private int head;
  private int size;

  int size() {
    return size;
  }

  void add(Packet packet) {
    if (size == ring.length) {
      grow();
    }
    ring[(head + size) & (ring.length - 1)] = packet;
    size++;
  }

  /** The oldest, taken out, or null when there is none. */
  Packet poll() {
    if (size == 0) {
      return null;
    }
    Packet packet = ring[head];
    ring[head] = null;
    head = (head + 1) & (ring.length - 1);
    size--;
    return packet;
  }

  /** The oldest, or null when there is none. */
  Packet peek() {
    return ring[head];
  }

  private void grow() {
    Packet[] larger = new Packet[2 * ring.length];
    for (int i = 0; i < size; i++) {
      larger[i] = ring[(head + i) & (ring.length - 1)];
    }
    ring = larger;
    head = 0;
  }
}
