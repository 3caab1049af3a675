package testbed.salsify.policy;

/**
 * A frame as the sender remembers it.
 *
 * @param number counts sent frames, from 1
 * @param sourceFrame the frame whose state it is encoded against, 0 for none (a key frame)
 * @param firstSequence its first packet's place among all packets of the session, from 0
 * @param fragments packets of the frame
 * @param target hash of the state it leads to
 */
public record SentFrame(
    int number, int sourceFrame, long firstSequence, int fragments, long target) {
  /** The place of its last packet among all packets. */
  public long lastSequence() {
    return firstSequence + fragments - 1;
  }
}
