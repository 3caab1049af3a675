package testbed.vp8.predict;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * A six-tap filter for one fraction of a sample, on {@value #COUNT} samples at once.
 *
 * <p>The sum of products lies between -8160 and 40800, which is more than a 16-bit lane holds with
 * sign. Its bias of half the range is taken off first (the taps add up to 128, so that a grey of
 * 128 sums up to 16384), and put back on the resulting sample.
 */
final class SixTaps {
  /** How many samples are filtered at once. */
  static final int COUNT = 8;

  private static final VectorSpecies<Byte> SAMPLES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Short> WIDE = ShortVector.SPECIES_128;
  private static final short ROUND_UNBIASED = 64 - 128 * 128;

  private final short t0;
  private final short t1;
  private final short t2;
  private final short t3;
  private final short t4;
  private final short t5;

  SixTaps(int t0, int t1, int t2, int t3, int t4, int t5) {
    this.t0 = (short) t0;
    this.t1 = (short) t1;
    this.t2 = (short) t2;
    this.t3 = (short) t3;
    this.t4 = (short) t4;
    this.t5 = (short) t5;
  }

  /** Filters a strip along its rows. */
  void alongRows(byte[] from, int at, int fromStride, byte[] to, int place, int stride, int rows) {
    for (int row = 0; row < rows; row++) {
      int s = at + row * fromStride;
      ShortVector sum =
          load(from, s - 1)
              .mul(t1)
              .add(load(from, s).mul(t2))
              .add(load(from, s + 1).mul(t3))
              .add(load(from, s + 2).mul(t4));
      if (t0 != 0) {
        sum = sum.add(load(from, s - 2).mul(t0)).add(load(from, s + 3).mul(t5));
      }
      store(sum, to, place + row * stride);
    }
  }

  /** Filters a strip along its columns. */
  void alongColumns(
      byte[] from, int at, int fromStride, byte[] to, int place, int stride, int rows) {
    ShortVector s0 = load(from, at - 2 * fromStride);
    ShortVector s1 = load(from, at - fromStride);
    ShortVector s2 = load(from, at);
    ShortVector s3 = load(from, at + fromStride);
    ShortVector s4 = load(from, at + 2 * fromStride);
    for (int row = 0; row < rows; row++) {
      ShortVector s5 = load(from, at + (row + 3) * fromStride);
      ShortVector sum = s1.mul(t1).add(s2.mul(t2)).add(s3.mul(t3)).add(s4.mul(t4));
      if (t0 != 0) {
        sum = sum.add(s0.mul(t0)).add(s5.mul(t5));
      }
      store(sum, to, place + row * stride);
      s0 = s1;
      s1 = s2;
      s2 = s3;
      s3 = s4;
      s4 = s5;
    }
  }

  /**
   * Filters a strip of four samples.
   *
   * @param step distance between the samples that are weighed
   */
  void narrow(
      byte[] from, int at, int fromStride, int step, byte[] to, int place, int stride, int rows) {
    for (int row = 0; row < rows; row++) {
      int target = place + row * stride;
      int end = at + row * fromStride + 4;
      for (int s = end - 4; s < end; s++) {
        int sum =
            (from[s - 2 * step] & 0xff) * t0
                + (from[s - step] & 0xff) * t1
                + (from[s] & 0xff) * t2
                + (from[s + step] & 0xff) * t3
                + (from[s + 2 * step] & 0xff) * t4
                + (from[s + 3 * step] & 0xff) * t5;
        to[target++] = (byte) Math.min(Math.max((sum + 64) >> 7, 0), 255);
      }
    }
  }

  private static ShortVector load(byte[] samples, int at) {
    return (ShortVector)
        ByteVector.fromArray(SAMPLES, samples, at)
            .convertShape(VectorOperators.ZERO_EXTEND_B2S, WIDE, 0);
  }

  private static void store(ShortVector sum, byte[] samples, int at) {
    ShortVector unbiased =
        sum.add(ROUND_UNBIASED)
            .lanewise(VectorOperators.ASHR, 7)
            .max((short) -128)
            .min((short) 127)
            .add((short) 128);
    ((ByteVector) unbiased.convertShape(VectorOperators.S2B, SAMPLES, 0)).intoArray(samples, at);
  }
}
