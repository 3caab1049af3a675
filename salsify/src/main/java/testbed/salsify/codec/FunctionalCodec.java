package testbed.salsify.codec;

import java.util.function.IntFunction;
import testbed.video.Raster;

/**
 * A video codec in explicit state-passing style. All methods are pure and may be called from any
 * thread; equal arguments give equal results on every machine.
 *
 * @param <S> the state that one frame leaves to the next; immutable
 */
public interface FunctionalCodec<S> {
  /** The state before the first frame of this size; what is encoded against it is a key frame. */
  S initial(int width, int height);

  /** The state before a key frame, as far as its decoding needs one. */
  S before(byte[] keyFrame) throws CodecException;

  /**
   * Finds out what all encodings of a picture from a state have in common, once for all of them.
   *
   * @param finest the smallest quantizer that will be asked for
   * @return the encodings, each made when it is asked for; may be asked by several threads at once
   */
  IntFunction<Coded<S>> analyse(S state, Raster image, int finest);

  /** Encodes a picture at one quantizer. */
  default Coded<S> encode(S state, Raster image, int quantizer) {
    return analyse(state, image, quantizer).apply(quantizer);
  }

  /**
   * Decodes a frame.
   *
   * @throws CodecException when these bytes are not a frame
   */
  Decoded<S> decode(S state, byte[] frame) throws CodecException;

  /** A hash over everything in the state; never 0. */
  long hash(S state);
}
