package testbed.salsify;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import testbed.salsify.codec.CodecException;
import testbed.salsify.codec.Coded;
import testbed.salsify.codec.Decoded;
import testbed.salsify.codec.FunctionalCodec;
import testbed.video.Raster;

/**
 * A codec for tests: a frame is the difference to the picture before it, padded to a length that
 * depends on the quantizer and on chance. Decoding against a wrong state gives a wrong picture and
 * a wrong hash, as with a real codec.
 */
final class ToyCodec implements FunctionalCodec<ToyCodec.State> {
  static final int SIZE = 16;
  private static final int PIXELS = Raster.byteCount(SIZE, SIZE);

  record State(ByteBuffer picture, long generation) {}

  /** A picture that carries a number. */
  static Raster picture(long number) {
    byte[] planar = new byte[PIXELS];
    new Random(number).nextBytes(planar);
    ByteBuffer.wrap(planar).putLong(number);
    return Raster.ofPlanar(SIZE, SIZE, planar);
  }

  /** The number of a picture, checked against the whole of it. */
  static long number(Raster picture) {
    long number = ByteBuffer.wrap(picture.toPlanar()).getLong();
    if (!picture(number).equals(picture)) {
      throw new AssertionError("a picture that nobody sent");
    }
    return number;
  }

  @Override
  public State initial(int width, int height) {
    return new State(ByteBuffer.wrap(new byte[PIXELS]), 0);
  }

  @Override
  public State before(byte[] keyFrame) {
    return initial(SIZE, SIZE);
  }

  @Override
  public IntFunction<Coded<State>> analyse(State state, Raster image, int finest) {
    return quantizer -> encoded(state, image, quantizer);
  }

  private Coded<State> encoded(State state, Raster image, int quantizer) {
    byte[] picture = image.toPlanar();
    byte[] frame = Arrays.copyOf(xor(picture, state), length(state, image, quantizer));
    State next = new State(ByteBuffer.wrap(picture), state.generation() + 1);
    return new Coded<>(quantizer, frame, next, hash(next));
  }

  @Override
  public Decoded<State> decode(State state, byte[] frame) throws CodecException {
    if (frame.length < PIXELS) {
      throw new CodecException("too short", null);
    }
    byte[] picture = xor(Arrays.copyOf(frame, PIXELS), state);
    State next = new State(ByteBuffer.wrap(picture), state.generation() + 1);
    return new Decoded<>(next, hash(next), Raster.ofPlanar(SIZE, SIZE, picture));
  }

  @Override
  public long hash(State state) {
    byte[] bytes = new byte[PIXELS];
    state.picture().duplicate().get(bytes);
    long hash = state.generation() + 1;
    for (byte b : bytes) {
      hash = hash * 0x5851F42D4C957F2DL + b;
    }
    return hash | 1;
  }

  /** About 12 kB at index 20 and 1.5 kB at 127; key frames are five times as long. */
  private static int length(State state, Raster image, int quantizer) {
    double base = 12_000 * Math.pow(20.0 / quantizer, 0.9);
    double chance = 0.7 + 0.6 * new Random(image.hashCode()).nextDouble();
    double key = state.generation() == 0 ? 5 : 1;
    return PIXELS + (int) (base * chance * key);
  }

  private static byte[] xor(byte[] picture, State state) {
    byte[] out = picture.clone();
    for (int i = 0; i < out.length; i++) {
      out[i] ^= state.picture().get(i);
    }
    return out;
  }
}
