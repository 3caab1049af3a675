package testbed.vp8.predict;

import static jdk.incubator.vector.VectorOperators.SUADD;
import static jdk.incubator.vector.VectorOperators.SUSUB;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;
import testbed.vp8.entropy.Mode;

/**
 * Prediction of whole macroblocks from the samples above and to the left (RFC 6386, sections 12.2
 * and 12.3). The buffer's border supplies what lies outside of the picture, so only DC asks what is
 * inside.
 */
public final class IntraPredictor {
  private static final VectorSpecies<Byte> SIXTEEN = ByteVector.SPECIES_128;
  private static final VectorSpecies<Byte> EIGHT = ByteVector.SPECIES_64;

  private IntraPredictor() {}

  /**
   * Predicts a square block.
   *
   * @param samples the plane
   * @param at the block's upper left sample
   * @param stride of the plane
   * @param side 16 for luma, 8 for chroma
   * @param mode DC, VERTICAL, HORIZONTAL or TRUE_MOTION; for DC see {@link #dcValue}
   */
  public static void predict(byte[] samples, int at, int stride, int side, int mode) {
    switch (mode) {
      case Mode.VERTICAL -> vertical(samples, at, stride, side);
      case Mode.HORIZONTAL -> horizontal(samples, at, stride, side);
      case Mode.TRUE_MOTION -> trueMotion(samples, at, stride, side);
      default -> throw new IllegalArgumentException("mode " + mode);
    }
  }

  /**
   * The value of DC prediction: the mean of those edges that lie inside of the picture.
   *
   * @param shift log2 of the side
   * @param insideLeft whether there is a macroblock to the left, 1 or 0
   * @param insideAbove whether there is a macroblock above, 1 or 0
   */
  public static int dcValue(
      byte[] samples, int at, int stride, int shift, int insideLeft, int insideAbove) {
    int edges = insideLeft + insideAbove;
    if (edges == 0) {
      return 128;
    }
    int side = 1 << shift;
    int sum = 0;
    if (insideAbove != 0) {
      for (int i = 0; i < side; i++) {
        sum += samples[at - stride + i] & 0xff;
      }
    }
    if (insideLeft != 0) {
      for (int i = 0; i < side; i++) {
        sum += samples[at + i * stride - 1] & 0xff;
      }
    }
    int bits = shift + edges - 1;
    return (sum + (1 << (bits - 1))) >> bits;
  }

  /** Fills a square block with one value. */
  public static void fill(byte[] samples, int at, int stride, int side, int value) {
    for (int row = 0; row < side; row++) {
      Arrays.fill(samples, at + row * stride, at + row * stride + side, (byte) value);
    }
  }

  private static void vertical(byte[] samples, int at, int stride, int side) {
    for (int row = 0; row < side; row++) {
      System.arraycopy(samples, at - stride, samples, at + row * stride, side);
    }
  }

  private static void horizontal(byte[] samples, int at, int stride, int side) {
    for (int row = 0; row < side; row++) {
      int first = at + row * stride;
      Arrays.fill(samples, first, first + side, samples[first - 1]);
    }
  }

  private static void trueMotion(byte[] samples, int at, int stride, int side) {
    int corner = samples[at - stride - 1] & 0xff;
    for (int row = 0; row < side; row++) {
      int first = at + row * stride;
      int offset = (samples[first - 1] & 0xff) - corner;
      if (side == 16) {
        ByteVector above = ByteVector.fromArray(SIXTEEN, samples, at - stride);
        shifted(above, offset).intoArray(samples, first);
      } else {
        ByteVector above = ByteVector.fromArray(EIGHT, samples, at - stride);
        shifted(above, offset).intoArray(samples, first);
      }
    }
  }

  private static ByteVector shifted(ByteVector samples, int offset) {
    return offset < 0
        ? samples.lanewise(SUSUB, (byte) -offset)
        : samples.lanewise(SUADD, (byte) offset);
  }
}
