package testbed.salsify.policy;

import java.util.List;
import java.util.Optional;
import testbed.salsify.wire.AckPacket;
import testbed.timebase.Time;

/**
 * Which state the next frame is encoded against. Normally the state that the receiver will have if
 * everything sent so far arrives. Once an acknowledgement shows that something on the way to that
 * state is lost, the sender is conservative for five seconds: it encodes against the newest state
 * that the receiver says it holds, and from nothing (a key frame) when it holds none. Nothing is
 * ever sent twice, and nobody asks for a key frame.
 */
public sealed interface Reference {
  /** How long one loss makes the sender conservative, in nanoseconds. */
  long CONSERVATIVE_NS = 5 * Time.SECOND;

  /**
   * A frame is lost when the receiver lacks its state although a packet came that was sent so many
   * packets after the frame's last (ours: the authors' receiver gives a frame up at the first
   * packet of a later one, which takes every reordered packet for a loss).
   */
  int LOST_AFTER_PACKETS = 3;

  /** ... or although a packet came of a frame so many later. */
  int LOST_AFTER_FRAMES = 2;

  /** Against the newest sent frame's state, assuming that it arrives. */
  record Assumed(int frame) implements Reference {}

  /** Against a state that the receiver is known to hold. */
  record Acknowledged(int frame) implements Reference {}

  /** Against nothing: a key frame. */
  record Initial() implements Reference {}

  /**
   * The choice.
   *
   * @param sent what was sent, oldest first, without gaps at the end; may have forgotten the oldest
   * @param newest the newest acknowledgement
   * @param conservativeUntilNs when the conservative time ends
   */
  static Reference choose(
      List<SentFrame> sent, Optional<AckPacket> newest, long conservativeUntilNs, long nowNs) {
    if (sent.isEmpty()) {
      return new Initial();
    }
    if (newest.isEmpty() || nowNs >= conservativeUntilNs) {
      return new Assumed(sent.getLast().number());
    }
    AckPacket ack = newest.get();
    for (SentFrame frame : sent.reversed()) {
      if (ack.holds(frame.number())) {
        return new Acknowledged(frame.number());
      }
    }
    return new Initial();
  }

  /**
   * Whether the newest sent frame can no longer be decoded at the other end, as far as an
   * acknowledgement tells.
   *
   * @param highestSequence place of the last packet, in sending order, that is known to have come
   */
  static boolean isBroken(List<SentFrame> sent, AckPacket ack, long highestSequence) {
    int wanted = sent.isEmpty() ? 0 : sent.getLast().number();
    for (SentFrame frame : sent.reversed()) {
      if (frame.number() != wanted) {
        continue;
      }
      if (ack.holds(wanted)) {
        return false;
      }
      if (frame.lastSequence() + LOST_AFTER_PACKETS <= highestSequence
          || wanted + LOST_AFTER_FRAMES <= ack.frame()) {
        return true;
      }
      wanted = frame.sourceFrame();
      if (wanted == 0) {
        return false;
      }
    }
    return wanted != 0;
  }
}
