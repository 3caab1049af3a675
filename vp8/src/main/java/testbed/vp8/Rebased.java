package testbed.vp8;

/**
 * A rebased frame and the state that it leads to.
 *
 * @param frame the compressed frame; nobody writes into it any more
 * @param state what {@link Decoder} reaches from the same starting state
 */
@SuppressWarnings("ArrayRecordComponent")
public record Rebased(byte[] frame, State state) {}
