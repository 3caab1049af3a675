package testbed.vp8;

/**
 * An encoded frame and the state that it leads to.
 *
 * @param frame the compressed frame; nobody writes into it any more
 * @param state what {@link Decoder} reaches from the same starting state
 * @param sizes what the frame would have come to at other quantizers
 */
@SuppressWarnings("ArrayRecordComponent")
public record Encoded(byte[] frame, State state, SizePrediction sizes) {}
