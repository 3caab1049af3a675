package testbed.vp8;

import testbed.vp8.decode.FrameDecoder;

/** The functional decoder: a state and a frame give a picture and the next state. Thread-safe. */
public final class Decoder {
  private Decoder() {}

  /**
   * Decodes a frame; {@code state} stays as it was, whatever happens.
   *
   * @param state what the frames before left behind
   * @param frame one whole compressed frame
   * @throws Vp8Exception if the bytes are not a valid frame, or an inter frame follows on nothing
   */
  public static Decoded decode(State state, byte[] frame) throws Vp8Exception {
    return decode(state, frame, 1);
  }

  /**
   * Decodes a frame with several threads, to the same result.
   *
   * @param threads at least 1; with 2 or more a second one runs the loop filter behind the first
   * @throws Vp8Exception as {@link #decode(State, byte[])}
   */
  public static Decoded decode(State state, byte[] frame, int threads) throws Vp8Exception {
    return FrameDecoder.decode(state, frame, threads);
  }
}
