package testbed.salsify.policy;

import java.util.List;

/**
 * How a sender decides: which encodings it asks for, which of them it sends, and how fast. The
 * three systems differ in nothing else. Confined to the sender's thread.
 */
public interface SendingPolicy {
  /** The quantizers that the next frame is to be encoded with. */
  List<Integer> quantizers();

  /**
   * What becomes of a frame, now that its encodings are there.
   *
   * @param bytes lengths of the encodings, in the order of {@link #quantizers()}
   */
  Decision decide(List<Integer> bytes, Situation situation);

  /** Hears of an acknowledged packet. */
  default void acknowledged(Delivery delivery) {}

  /** The time between two packets, in nanoseconds. */
  long packetGapNs(Network network);
}
