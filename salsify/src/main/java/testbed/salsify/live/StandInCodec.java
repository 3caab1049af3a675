package testbed.salsify.live;

import java.util.function.IntFunction;
import testbed.salsify.codec.Coded;
import testbed.salsify.codec.Decoded;
import testbed.salsify.codec.FunctionalCodec;
import testbed.video.Raster;

/**
 * Stands in for a codec where only the call around it is rehearsed: its frames are as long as real
 * ones and empty, its pictures are all the same, its state counts the frames.
 */
final class StandInCodec implements FunctionalCodec<Long> {
  private static final long FIRST = 1;
  private static final int BYTES_AT_ONE = 60_000;

  private final Raster shown;

  /** A codec that decodes everything to one picture. */
  StandInCodec(Raster shown) {
    this.shown = shown;
  }

  @Override
  public Long initial(int width, int height) {
    return FIRST;
  }

  @Override
  public Long before(byte[] keyFrame) {
    return FIRST;
  }

  @Override
  public IntFunction<Coded<Long>> analyse(Long state, Raster image, int finest) {
    long next = state + 1;
    return quantizer ->
        new Coded<>(quantizer, new byte[BYTES_AT_ONE / (1 + quantizer)], next, hash(next));
  }

  @Override
  public Decoded<Long> decode(Long state, byte[] frame) {
    long next = state + 1;
    return new Decoded<>(next, hash(next), shown);
  }

  @Override
  public long hash(Long state) {
    return state;
  }
}
