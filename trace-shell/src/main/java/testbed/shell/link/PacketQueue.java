package testbed.shell.link;

/** A queue with its discipline, in scheduled time. Confined to one thread. */
public interface PacketQueue {
  /** Takes a packet in, or drops it or others. */
  void offer(Packet packet, long nowNs);

  /** The packet to send next, taken out, or null when there is none; may drop others first. */
  Packet poll(long nowNs);

  /** The oldest packet, taken out without a judgement, or null when there is none. */
  Packet remove();

  /** The packets waiting. */
  int packets();

  /** The bytes waiting. */
  long bytes();

  /** Told what a queue drops. */
  @FunctionalInterface
  interface Drops {
    /** The packet was dropped and belongs to the callee. */
    void dropped(Packet packet, long atNs, DropReason reason);
  }
}
