package testbed.shell.tun;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the network of one end: an interface with its address, whose other side is the {@link Port}
 * that the emulator reads and writes. Works on the calling thread's namespace.
 *
 * @param device the name of the interface, at most 14 characters
 * @param site where it is
 */
record EndNetwork(String device, Site site) {
  /** Where an end's interface is. */
  enum Site {
    /** In a namespace of its own, as the only way out. */
    SEALED,
    /** The same, but with IPv4 alone beyond the far end. */
    SEALED_IPV4,
    /** Among the machine's other interfaces. */
    HOST,
    /** An Ethernet interface that the machine has already. */
    EXISTING
  }

  /** The only interface of a sealed end. */
  static final EndNetwork SEALED = new EndNetwork("link0", Site.SEALED);

  /** The same when beyond the far end there is IPv4 alone: programs learn that at once. */
  static final EndNetwork SEALED_IPV4 = new EndNetwork("link0", Site.SEALED_IPV4);

  private static final Path TUN_DEVICE = Path.of("/dev/net/tun");
  private static final Path PING_GROUPS = Path.of("/proc/sys/net/ipv4/ping_group_range");

  private static final String ARPHRD_ETHER = "1";
  private static final long AT_FDCWD = -100;
  private static final long O_RDWR = 2;
  private static final long O_NONBLOCK = 0x800;
  private static final long O_CLOEXEC = 0x80000;
  private static final long TUNSETIFF = 0x400454caL;
  private static final short IFF_TUN = 1;
  private static final short IFF_NO_PI = 0x1000;
  private static final long SIOCETHTOOL = 0x8946;
  private static final int[] ETHTOOL_SWITCHES = {0x17, 0x19, 0x1f, 0x24, 0x2c};

  /** Whether a TUN device can be made here at all; otherwise a packet socket serves. */
  static boolean tunCanBeOpened() {
    return Files.isReadable(TUN_DEVICE) && Files.isWritable(TUN_DEVICE);
  }

  /** Among the machine's interfaces, with a name that belongs to this process. */
  static EndNetwork onHost() {
    return new EndNetwork("tb-" + ProcessHandle.current().pid(), Site.HOST);
  }

  /** An interface that is there already; its frames are the emulator's. */
  static EndNetwork existing(String device) {
    return new EndNetwork(device, Site.EXISTING);
  }

  /**
   * Takes over frames of an {@link #requireEthernet Ethernet} interface, addressed to whomever; as
   * long as the socket lives.
   */
  private Port takeOver() throws IOException {
    ip(List.of("link set dev " + device + " up"));
    Port port = PacketSocket.port(device);
    PacketSocket.takeAll(port.fd(), device);
    plainPackets(device);
    return port;
  }

  /**
   * Looks whether this machine has the interface, and frames pass it.
   *
   * @throws IOException when not
   */
  void requireEthernet() throws IOException {
    Path type = Path.of("/sys/class/net", device, "type");
    if (!Files.exists(type)) {
      throw new IOException("there is no interface " + device + "; see 'ip link'");
    }
    if (!Files.readString(type).strip().equals(ARPHRD_ETHER)) {
      throw new IOException(device + " is not an Ethernet interface; see 'ip link'");
    }
  }

  /** Makes the interface of {@code end}, whose only neighbour is the other end. */
  Port make(Port.Kind kind, End end) throws IOException {
    if (site == Site.EXISTING) {
      return takeOver();
    }
    boolean sealed = site == Site.SEALED || site == Site.SEALED_IPV4;
    if (sealed) {
      allowPing();
    }
    Ipv6 ipv6 = sealed ? Ipv6.inNewNamespace() : Ipv6.ofMachine();
    Port port = kind == Port.Kind.TUN ? tun(device) : wire(ipv6);
    ipv6.quieten(device);
    List<String> commands = new ArrayList<>();
    End other = end.other();
    commands.add("addr add " + end.address() + " peer " + other.address() + "/32 dev " + device);
    commands.add("link set dev " + device + " addrgenmode none");
    commands.add("link set dev " + device + " txqueuelen 10000 mtu 1500 up");
    commands.addAll(ipv6.address(device, end.ipv6Address(), other.ipv6Address()));
    if (sealed) {
      commands.add("link set dev lo up");
      commands.add("route add default dev " + device);
      commands.addAll(site == Site.SEALED ? ipv6.defaultRoute(device) : List.of());
    }
    ip(commands);
    return kind == Port.Kind.TUN ? port.stampedBy(ArrivalTap.open(device)) : port;
  }

  /** A pair of Ethernet devices; the second's frames are the emulator's. */
  private Port wire(Ipv6 ipv6) throws IOException {
    String wire = device + "w";
    ip(List.of("link add " + device + " address 02:00:00:00:00:01 type veth peer name " + wire));
    ipv6.switchOff(wire);
    ip(
        List.of(
            "link set dev " + wire + " addrgenmode none",
            "link set dev " + wire + " arp off up",
            "link set dev " + device + " arp off"));
    plainPackets(device);
    return PacketSocket.port(wire);
  }

  /** Lets programs without capabilities send echo requests. */
  private static void allowPing() throws IOException {
    try {
      Object group = Files.getAttribute(Path.of("/proc/self"), "unix:gid");
      Files.writeString(PING_GROUPS, group + " " + group + "\n");
    } catch (NoSuchFileException e) {
      return;
    }
  }

  private static Port tun(String name) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      int fd =
          (int)
              Kernel.call(
                  "opening " + TUN_DEVICE,
                  Syscall.OPENAT,
                  AT_FDCWD,
                  arena.allocateFrom(TUN_DEVICE.toString()).address(),
                  O_RDWR | O_NONBLOCK | O_CLOEXEC,
                  0);
      MemorySegment request = InterfaceRequest.about(arena, name);
      request.set(
          ValueLayout.JAVA_SHORT, InterfaceRequest.NAME_BYTES, (short) (IFF_TUN | IFF_NO_PI));
      Kernel.call("making the TUN device " + name, Syscall.IOCTL, fd, TUNSETIFF, request.address());
      return new Port(fd, Port.NO_STAMPS, Port.Kind.TUN);
    }
  }

  /** Switches off what lets a device hand over unfinished checksums or packets above the MTU. */
  private static void plainPackets(String device) throws KernelException {
    try (Arena arena = Arena.ofConfined()) {
      long fd = Kernel.call("a socket", Syscall.SOCKET, 2, 2 | O_CLOEXEC, 0);
      for (int feature : ETHTOOL_SWITCHES) {
        MemorySegment value = arena.allocate(8);
        value.set(ValueLayout.JAVA_INT, 0, feature);
        MemorySegment request = InterfaceRequest.about(arena, device);
        request.set(ValueLayout.JAVA_LONG, InterfaceRequest.NAME_BYTES, value.address());
        try {
          Kernel.call("offload " + feature, Syscall.IOCTL, fd, SIOCETHTOOL, request.address());
        } catch (KernelException e) {
          if (feature == ETHTOOL_SWITCHES[0]) {
            throw e;
          }
        }
      }
      Kernel.call("closing", Syscall.CLOSE, fd);
    }
  }

  private static void ip(List<String> commands) throws IOException {
    Process process;
    try {
      process = new ProcessBuilder("ip", "-batch", "-").redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException("cannot run ip; install iproute2", e);
    }
    try (OutputStream in = process.getOutputStream()) {
      in.write((String.join("\n", commands) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("ip refused the interface: " + said.replace('\n', ' '));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
