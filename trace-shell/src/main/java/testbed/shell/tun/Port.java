package testbed.shell.tun;

/**
 * A descriptor that gives and takes whole packets, non-blocking.
 *
 * @param fd the descriptor
 * @param stampFd the packet socket that knows when packets came, which may be the port itself, or
 *     {@link #NO_STAMPS}
 * @param kind what it is
 */
record Port(int fd, int stampFd, Kind kind) {
  /** In the place of a descriptor: nobody knows when packets came. */
  static final int NO_STAMPS = -1;

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

  boolean hasStamps() {
    return stampFd != NO_STAMPS;
  }

  /** The same with another that knows when packets came. */
  Port stampedBy(int tap) {
    return new Port(fd, tap, kind);
  }
}
