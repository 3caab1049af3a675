package testbed.salsify.wire;

/**
 * One fragment of one coded frame.
 *
 * @param session the sender's session
 * @param frame counts the frames sent in this session, from 1
 * @param fragment from 0
 * @param fragments in this frame, at least 1
 * @param source hash of the state that the frame is to be decoded against, or {@link #NO_STATE}
 * @param target hash of the state that results
 * @param enqueuedUs when the frame was handed to the pacer, in microseconds since the sender
 *     started, modulo 2<sup>32</sup>; the same in all fragments of a frame
 * @param payload up to {@link #MAX_PAYLOAD} bytes; shared, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // payloads are shared and frozen
public record DataPacket(
    int session,
    int frame,
    int fragment,
    int fragments,
    long source,
    long target,
    int enqueuedUs,
    byte[] payload)
    implements Packet {
  /** The source of a frame that needs no state: a key frame. */
  public static final long NO_STATE = 0;

  /** Bytes of a frame in one packet. */
  public static final int MAX_PAYLOAD = 1400;

  /** Fragments of a frame; with them a frame is at most 1.4 MB long. */
  public static final int MAX_FRAGMENTS = 1024;

  /** Checks the ranges. */
  public DataPacket {
    if (frame < 1
        || fragments < 1
        || fragments > MAX_FRAGMENTS
        || fragment < 0
        || fragment >= fragments
        || payload.length > MAX_PAYLOAD) {
      throw new IllegalArgumentException(
          "no data packet: frame " + frame + ", fragment " + fragment + " of " + fragments);
    }
  }
}
