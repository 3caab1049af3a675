package testbed.shell.tun;

/**
 * A descriptor that gives and takes whole packets, non-blocking.
 *
 * @param fd the descriptor
 * @param kind what it is
 */
record Port(int fd, Kind kind) {
  /** What carries the packets. */
  enum Kind {
    /** A TUN device: bare IP packets. */
    TUN(0),
    /** A packet socket on an Ethernet-like device: frames. */
    AF_PACKET(14);

    /** The bytes in front of the IP packet. */
    final int headerBytes;

    Kind(int headerBytes) {
      this.headerBytes = headerBytes;
    }
  }
}
