package testbed.shell.tun;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Sockets that see and send whole frames on a device; what they send themselves they do not see.
 * Works in the calling thread's namespace.
 */
final class PacketSocket {
  private static final int AF_PACKET = 17;
  private static final long SOCK_RAW = 3;
  private static final long O_NONBLOCK = 0x800;
  private static final long O_CLOEXEC = 0x80000;
  private static final int ETH_P_ALL = 3;
  private static final long SIOCGIFINDEX = 0x8933;
  static final long SOL_SOCKET = 1;
  static final long SO_RCVBUF = 8;
  private static final long SO_RCVBUFFORCE = 33;
  private static final long SOL_PACKET = 263;
  private static final long PACKET_ADD_MEMBERSHIP = 1;
  private static final short PACKET_MR_PROMISC = 1;
  private static final long PACKET_QDISC_BYPASS = 20;
  private static final long PACKET_IGNORE_OUTGOING = 23;
  private static final int RECEIVE_BUFFER = 16 << 20;

  private PacketSocket() {}

  /** A port whose frames are those of a device. */
  static Port port(String device) throws KernelException {
    int fd = open(device);
    try (Arena arena = Arena.ofConfined()) {
      option(arena, fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, 1);
      option(arena, fd, SOL_PACKET, PACKET_QDISC_BYPASS, 1);
      try {
        option(arena, fd, SOL_SOCKET, SO_RCVBUFFORCE, RECEIVE_BUFFER);
      } catch (KernelException e) {
        option(arena, fd, SOL_SOCKET, SO_RCVBUF, RECEIVE_BUFFER);
      }
    }
    listen(fd, device);
    return new Port(fd, fd, Port.Kind.AF_PACKET);
  }

  /** A socket that sees nothing yet. */
  static int open(String device) throws KernelException {
    return (int)
        Kernel.call(
            "a packet socket for " + device,
            Syscall.SOCKET,
            AF_PACKET,
            SOCK_RAW | O_NONBLOCK | O_CLOEXEC,
            0);
  }

  /** Lets a socket see the frames of a device. */
  static void listen(int fd, String device) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(20);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_PACKET);
      address.set(ValueLayout.JAVA_SHORT, 2, Short.reverseBytes((short) ETH_P_ALL));
      address.set(ValueLayout.JAVA_INT, 4, index(arena, fd, device));
      Kernel.call("listening on " + device, Syscall.BIND, fd, address.address(), 20);
    }
  }

  /** Lets a socket see frames to whomever as long as it lives. */
  static void takeAll(int fd, String device) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment membership = arena.allocate(16, 8);
      membership.set(ValueLayout.JAVA_INT, 0, index(arena, fd, device));
      membership.set(ValueLayout.JAVA_SHORT, 4, PACKET_MR_PROMISC);
      Kernel.call(
          "promiscuous mode of " + device,
          Syscall.SETSOCKOPT,
          fd,
          SOL_PACKET,
          PACKET_ADD_MEMBERSHIP,
          membership.address(),
          16);
    }
  }

  private static int index(Arena arena, int fd, String device) throws KernelException {
    MemorySegment request = InterfaceRequest.about(arena, device);
    Kernel.call("finding " + device, Syscall.IOCTL, fd, SIOCGIFINDEX, request.address());
    return request.get(ValueLayout.JAVA_INT, InterfaceRequest.NAME_BYTES);
  }

  /** Sets an option of a socket. */
  static void option(Arena arena, long fd, long level, long name, int value)
      throws KernelException {
    MemorySegment number = arena.allocateFrom(ValueLayout.JAVA_INT, value);
    Kernel.call("socket option " + name, Syscall.SETSOCKOPT, fd, level, name, number.address(), 4);
  }
}
