package testbed.shell.tun;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import testbed.shell.link.Packet;

/**
 * The bytes of the packets on their way, outside the heap, and the packet objects that stand for
 * them. Of fixed size: when it is full, further packets are refused, so that no overload takes more
 * memory. The places used last are used again first, so memory that was never needed is never
 * touched. Confined to the packet thread.
 */
final class PacketStore {
  /** Room for an Ethernet frame of 1514 bytes, and a tell-tale for longer ones. */
  static final int PLACE_BYTES = 2048;

  private final MemorySegment memory;
  private final Packet[] free;
  private int freeCount;

  PacketStore(int places) {
    memory = Kernel.allocate((long) places * PLACE_BYTES);
    free = new Packet[places];
    for (int i = 0; i < places; i++) {
      free[i] = new Packet(places - 1 - i);
    }
    freeCount = places;
  }

  /** A packet with a place for its bytes, or null when there is none left. */
  Packet take() {
    return freeCount == 0 ? null : free[--freeCount];
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
    MemorySegment.copy(memory, offset(packet), memory, offset(twin), PLACE_BYTES);
    return twin.copyOf(packet);
  }

  /** The address of its bytes. */
  long address(Packet packet) {
    return memory.address() + offset(packet);
  }

  int byteAt(Packet packet, int index) {
    return memory.get(ValueLayout.JAVA_BYTE, offset(packet) + index) & 0xff;
  }

  void setByteAt(Packet packet, int index, int value) {
    memory.set(ValueLayout.JAVA_BYTE, offset(packet) + index, (byte) value);
  }

  private static long offset(Packet packet) {
    return (long) packet.slot() * PLACE_BYTES;
  }
}
