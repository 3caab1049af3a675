package testbed.shell.tun;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import testbed.shell.link.Packet;

/**
 * The bytes of the packets on their way, outside the heap, and the packet objects that stand for
 * them. Bounded: when it is full, further packets are refused, so that no overload takes more
 * memory. Memory is taken a megabyte at a time when it is first needed, and the places used last
 * are used again first. Confined to the packet thread.
 */
final class PacketStore {
  /** Room for an Ethernet frame of 1514 bytes, and a tell-tale for longer ones. */
  static final int PLACE_BYTES = 2048;

  private static final int CHUNK_LOG2 = 9;
  private static final int CHUNK_PLACES = 1 << CHUNK_LOG2;

  private final MemorySegment[] chunks;
  private final Packet[] free;
  private int freeCount;

  /** A store for {@code places} packets, a multiple of 512. */
  PacketStore(int places) {
    chunks = new MemorySegment[places / CHUNK_PLACES];
    free = new Packet[places];
    for (int i = 0; i < places; i++) {
      free[i] = new Packet(places - 1 - i);
    }
    freeCount = places;
  }

  /** A packet with a place for its bytes, or null when there is none left. */
  Packet take() {
    if (freeCount == 0) {
      return null;
    }
    Packet packet = free[--freeCount];
    int chunk = packet.slot() >> CHUNK_LOG2;
    if (chunks[chunk] == null) {
      chunks[chunk] = Kernel.allocate((long) CHUNK_PLACES * PLACE_BYTES);
    }
    return packet;
  }

  void release(Packet packet) {
    free[freeCount++] = packet;
  }

  /** A second packet with the same bytes, or null when there is no place for it. */
  Packet duplicate(Packet packet) {
    Packet twin = take();
    if (twin == null) {
      return null;
    }
    MemorySegment.copy(chunk(packet), offset(packet), chunk(twin), offset(twin), PLACE_BYTES);
    return twin.copyOf(packet);
  }

  /** The address of its bytes. */
  long address(Packet packet) {
    return chunk(packet).address() + offset(packet);
  }

  int byteAt(Packet packet, int index) {
    return chunk(packet).get(ValueLayout.JAVA_BYTE, offset(packet) + index) & 0xff;
  }

  void setByteAt(Packet packet, int index, int value) {
    chunk(packet).set(ValueLayout.JAVA_BYTE, offset(packet) + index, (byte) value);
  }

  private MemorySegment chunk(Packet packet) {
    return chunks[packet.slot() >> CHUNK_LOG2];
  }

  private static long offset(Packet packet) {
    return (long) (packet.slot() & (CHUNK_PLACES - 1)) * PLACE_BYTES;
  }
}
