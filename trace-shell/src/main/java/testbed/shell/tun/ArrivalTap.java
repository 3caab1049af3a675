package testbed.shell.tun;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A second look at the packets that go out through a device: a TUN device hands packets over
 * without saying when they came, a packet socket beside it has the kernel stamp them.
 */
final class ArrivalTap {
  private static final long SO_ATTACH_FILTER = 26;

  /** Some tens of packets: those of one burst, and little to throw away when packets crowd. */
  private static final int BUFFER_BYTES = 32 << 10;

  /** A classic BPF program: is the packet outgoing (type 4)? Then all of it, else nothing. */
  private static final long[][] OUTGOING_ONLY = {
    {0x30, 0, 0, 0xfffff004L}, {0x15, 0, 1, 4}, {0x06, 0, 0, 0xffffffffL}, {0x06, 0, 0, 0}
  };

  private static final int INSTRUCTION_BYTES = 8;

  private ArrivalTap() {}

  /**
   * Opens one.
   *
   * @param device an interface of the calling thread's namespace that is up
   * @return its descriptor, or {@link Port#NO_STAMPS} where the kernel refuses
   */
  static int open(String device) {
    int fd;
    try {
      fd = PacketSocket.open(device);
    } catch (KernelException e) {
      return Port.NO_STAMPS;
    }
    try {
      filter(fd);
      PacketSocket.listen(fd, device);
      return fd;
    } catch (KernelException e) {
      Kernel.quick(Syscall.CLOSE, fd, 0, 0);
      return Port.NO_STAMPS;
    }
  }

  private static void filter(int fd) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment filter = arena.allocate((long) OUTGOING_ONLY.length * INSTRUCTION_BYTES, 8);
      for (int i = 0; i < OUTGOING_ONLY.length; i++) {
        long at = (long) i * INSTRUCTION_BYTES;
        filter.set(ValueLayout.JAVA_SHORT, at, (short) OUTGOING_ONLY[i][0]);
        filter.set(ValueLayout.JAVA_BYTE, at + 2, (byte) OUTGOING_ONLY[i][1]);
        filter.set(ValueLayout.JAVA_BYTE, at + 3, (byte) OUTGOING_ONLY[i][2]);
        filter.set(ValueLayout.JAVA_INT, at + 4, (int) OUTGOING_ONLY[i][3]);
      }
      MemorySegment program = arena.allocate(16, 8);
      program.set(ValueLayout.JAVA_SHORT, 0, (short) OUTGOING_ONLY.length);
      program.set(ValueLayout.JAVA_LONG, 8, filter.address());
      Kernel.call(
          "the filter of the arrival tap",
          Syscall.SETSOCKOPT,
          fd,
          PacketSocket.SOL_SOCKET,
          SO_ATTACH_FILTER,
          program.address(),
          16);
      PacketSocket.option(
          arena, fd, PacketSocket.SOL_SOCKET, PacketSocket.SO_RCVBUF, BUFFER_BYTES / 2);
    }
  }
}
