package testbed.salsify.wire;

/**
 * The receiver's answer to one data packet: what arrived, how fast packets arrive, and which states
 * the receiver can decode against.
 *
 * <p>A state counts as held as soon as every byte that leads to it has arrived, even if it is not
 * decoded yet.
 *
 * @param session the sender's session that is answered
 * @param receiver a number drawn anew each time a receiver starts
 * @param serial counts this receiver's acknowledgements; a smaller one that comes later is stale
 * @param frame of the packet that is answered
 * @param fragment of the packet that is answered
 * @param interArrivalUs mean time between packets as the receiver estimates it
 * @param stateFrame the newest frame whose state is held, 0 when there is none
 * @param state hash of that state, {@link DataPacket#NO_STATE} when there is none
 * @param older bit <i>i</i> set: the state of frame {@code stateFrame - 1 - i} is held too
 */
public record AckPacket(
    int session,
    int receiver,
    int serial,
    int frame,
    int fragment,
    int interArrivalUs,
    int stateFrame,
    long state,
    long older)
    implements Packet {
  /** How many frames {@link #older} reaches back. */
  public static final int REACH = 64;

  /** Checks the ranges. */
  public AckPacket {
    if (frame < 1 || fragment < 0 || interArrivalUs < 0 || stateFrame < 0) {
      throw new IllegalArgumentException("no acknowledgement: frame " + frame);
    }
  }

  /** Whether the receiver holds the state that {@code frame} led to. */
  public boolean holds(int frame) {
    if (frame < 1 || frame > stateFrame) {
      return false;
    }
    int back = stateFrame - frame;
    return back == 0 || (back <= REACH && (older >>> (back - 1) & 1) == 1);
  }
}
