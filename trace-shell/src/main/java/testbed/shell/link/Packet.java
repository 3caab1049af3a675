package testbed.shell.link;

/**
 * What a link knows of a packet: who it is, how long it is, and what happened to it on the way.
 *
 * <p>Packets are mutable so that the owner of the bytes can use the same objects again and again:
 * the packet path then allocates nothing. A packet is inside at most one link at a time.
 */
public final class Packet {
  /** The value of {@link #damagedBit()} of a packet that was not damaged. */
  public static final int UNDAMAGED = -1;

  private final int slot;
  private long id;
  private int bytes;
  private boolean ecnCapable;
  private boolean congestionMarked;
  private int damagedBit = UNDAMAGED;
  private long arrivedNs;

  /** A packet whose bytes, if it has any, lie in place {@code slot} of their owner's store. */
  public Packet(int slot) {
    this.slot = slot;
  }

  /**
   * Makes this a new packet.
   *
   * @param id any number that tells packets apart, counted in order of arrival
   * @param bytes the length by which the link accounts for it, at least 1
   */
  public Packet as(long id, int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("a packet has at least 1 byte, not " + bytes);
    }
    this.id = id;
    this.bytes = bytes;
    ecnCapable = false;
    congestionMarked = false;
    damagedBit = UNDAMAGED;
    return this;
  }

  /** Takes everything but the slot from another packet. */
  public Packet copyOf(Packet other) {
    id = other.id;
    bytes = other.bytes;
    ecnCapable = other.ecnCapable;
    congestionMarked = other.congestionMarked;
    damagedBit = other.damagedBit;
    arrivedNs = other.arrivedNs;
    return this;
  }

  /** Where the owner of the bytes keeps them. */
  public int slot() {
    return slot;
  }

  /** The number that its owner gave it. */
  public long id() {
    return id;
  }

  /** The length by which links account for it. */
  public int bytes() {
    return bytes;
  }

  /** Says that the sender understands congestion marks (ECN, RFC 3168). */
  public Packet ecnCapable() {
    ecnCapable = true;
    return this;
  }

  /** Whether the sender understands congestion marks. */
  public boolean isEcnCapable() {
    return ecnCapable;
  }

  /** Whether a queue marked it instead of dropping it. */
  public boolean isCongestionMarked() {
    return congestionMarked;
  }

  /** The bit of its payload that was flipped, or {@link #UNDAMAGED}. */
  public int damagedBit() {
    return damagedBit;
  }

  void markCongestion() {
    congestionMarked = true;
  }

  void damage(int bit) {
    damagedBit = bit;
  }

  /** When it came to the queue that holds it or held it last. */
  long arrivedNs() {
    return arrivedNs;
  }

  void arrivedAt(long ns) {
    arrivedNs = ns;
  }
}
