package testbed.salsify.codec;

/**
 * A coded frame and the state it leads to.
 *
 * @param quantizer the index it was encoded with
 * @param frame its bytes; shared, not copied
 * @param state the state that a decoder is left with
 * @param hash of that state
 * @param <S> the codec's state
 */
@SuppressWarnings("ArrayRecordComponent") // frames are big, shared and frozen
public record Coded<S>(int quantizer, byte[] frame, S state, long hash) {}
