package testbed.shell.tun;

import testbed.shell.link.Packet;

/** What the emulator reads and changes in the packets themselves. */
final class IpHeader {
  private static final int ECN_MASK = 3;
  private static final int CONGESTION = 3;
  private static final int IPV4_BYTES = 20;
  private static final int IPV6_BYTES = 40;

  private final PacketStore store;
  private final int start;

  /** For packets whose IP header begins {@code start} bytes into their place. */
  IpHeader(PacketStore store, int start) {
    this.store = store;
    this.start = start;
  }

  /** Whether the sender says that it understands congestion marks: ECT(0) or ECT(1). */
  boolean isEcnCapable(Packet packet, int ipBytes) {
    int ecn = ecn(packet, ipBytes);
    return ecn == 1 || ecn == 2;
  }

  private int ecn(Packet packet, int ipBytes) {
    return switch (version(packet, ipBytes)) {
      case 4 -> store.byteAt(packet, start + 1) & ECN_MASK;
      case 6 -> store.byteAt(packet, start + 1) >> 4 & ECN_MASK;
      default -> 0;
    };
  }

  private int version(Packet packet, int ipBytes) {
    int version = ipBytes > 0 ? store.byteAt(packet, start) >> 4 : 0;
    int least = version == 4 ? IPV4_BYTES : IPV6_BYTES;
    return ipBytes >= least ? version : 0;
  }

  /**
   * Writes what links did to the packet into its bytes: the congestion mark, the damage. The first
   * byte stays whole: a TUN device does not take a packet that is neither IPv4 nor IPv6.
   */
  void apply(Packet packet, int ipBytes) {
    if (packet.isCongestionMarked()) {
      mark(packet, ipBytes);
    }
    int bit = packet.damagedBit();
    if (bit != Packet.UNDAMAGED && ipBytes > 1) {
      int at = start + 1 + (bit >>> 3) % (ipBytes - 1);
      store.setByteAt(packet, at, store.byteAt(packet, at) ^ 1 << (bit & 7));
    }
  }

  private void mark(Packet packet, int ipBytes) {
    switch (version(packet, ipBytes)) {
      case 4 -> {
        int before = word(packet, 0);
        store.setByteAt(packet, start + 1, store.byteAt(packet, start + 1) | CONGESTION);
        int sum = (~word(packet, 10) & 0xffff) + (~before & 0xffff) + word(packet, 0);
        sum = (sum & 0xffff) + (sum >> 16);
        sum = ~((sum & 0xffff) + (sum >> 16)) & 0xffff;
        store.setByteAt(packet, start + 10, sum >> 8);
        store.setByteAt(packet, start + 11, sum);
      }
      case 6 ->
          store.setByteAt(packet, start + 1, store.byteAt(packet, start + 1) | CONGESTION << 4);
      default -> {}
    }
  }

  private int word(Packet packet, int index) {
    return store.byteAt(packet, start + index) << 8 | store.byteAt(packet, start + index + 1);
  }
}
