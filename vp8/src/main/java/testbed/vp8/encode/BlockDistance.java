package testbed.vp8.encode;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.S2B;
import static jdk.incubator.vector.VectorOperators.ZERO_EXTEND_B2S;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * How far two blocks of 8-bit samples lie apart.
 *
 * <p>Methods that work on vectors call nothing that takes or returns one but the vectors' own
 * methods: beyond some forty operations the compiler inlines no more helpers, and a vector that
 * crosses a call is put on the heap.
 *
 * <p>Each block is given as an array, the place of its first sample and the distance between rows.
 * The work is done on vectors of 16-bit lanes: 16 of them where the machine has registers of 256
 * bits, else 8. The species are constants, because only then does the compiler turn the vectors
 * into registers.
 */
public final class BlockDistance {
  private static final VectorSpecies<Short> EIGHT = ShortVector.SPECIES_128;
  private static final VectorSpecies<Byte> EIGHT_BYTES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Short> WIDE =
      ShortVector.SPECIES_PREFERRED.length() >= 16 ? ShortVector.SPECIES_256 : EIGHT;
  private static final VectorSpecies<Byte> WIDE_BYTES =
      WIDE.equals(EIGHT) ? EIGHT_BYTES : ByteVector.SPECIES_128;
  private static final int LANES = WIDE.length();

  private static final VectorShuffle<Short> NEIGHBOURS =
      VectorShuffle.fromOp(WIDE, lane -> lane ^ 1);
  private static final VectorShuffle<Short> PAIRS = VectorShuffle.fromOp(WIDE, lane -> lane ^ 2);
  private static final ShortVector ALTERNATING =
      ShortVector.fromArray(
          WIDE, new short[] {1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1, 1, -1}, 0);

  private static final ShortVector ALTERNATING_PAIRS =
      ShortVector.fromArray(
          WIDE, new short[] {1, 1, -1, -1, 1, 1, -1, -1, 1, 1, -1, -1, 1, 1, -1, -1}, 0);

  /** Makes the sums of four differences of samples positive. */
  private static final int OFFSET = 1 << 10;

  private static final long EVEN = 2 * OFFSET * 0x0001_0001_0001_0001L;

  private BlockDistance() {}

  /** Sum of absolute differences of blocks of 16x16. */
  public static int sad16(byte[] a, int aAt, int aStride, byte[] b, int bAt, int bStride) {
    int sum = 0;
    for (int x = 0; x < 16; x += LANES) {
      ShortVector lanes = ShortVector.zero(WIDE);
      for (int y = 0; y < 16; y++) {
        lanes =
            ByteVector.fromArray(WIDE_BYTES, a, aAt + x + y * aStride)
                .convertShape(ZERO_EXTEND_B2S, WIDE, 0)
                .sub(
                    ByteVector.fromArray(WIDE_BYTES, b, bAt + x + y * bStride)
                        .convertShape(ZERO_EXTEND_B2S, WIDE, 0))
                .reinterpretAsShorts()
                .abs()
                .add(lanes);
      }
      sum += lanes.reduceLanes(ADD) & 0xffff;
    }
    return sum;
  }

  /** Sum of squared differences of blocks 16 wide and of a height of at most 16. */
  static int sse16(byte[] a, int aAt, int aStride, byte[] b, int bAt, int bStride, int height) {
    int sum = 0;
    for (int x = 0; x < 16; x += LANES) {
      ShortVector low = ShortVector.zero(WIDE);
      ShortVector high = ShortVector.zero(WIDE);
      for (int y = 0; y < height; y++) {
        ShortVector d =
            ByteVector.fromArray(WIDE_BYTES, a, aAt + x + y * aStride)
                .convertShape(ZERO_EXTEND_B2S, WIDE, 0)
                .sub(
                    ByteVector.fromArray(WIDE_BYTES, b, bAt + x + y * bStride)
                        .convertShape(ZERO_EXTEND_B2S, WIDE, 0))
                .reinterpretAsShorts();
        ShortVector square = d.mul(d);
        low = low.add(square.and((short) 0xff));
        high = high.add(square.lanewise(LSHR, 8));
      }
      sum += (low.reduceLanes(ADD) & 0xffff) + ((high.reduceLanes(ADD) & 0xffff) << 8);
    }
    return sum;
  }

  /** Sum of squared differences of blocks of 8x8. */
  static int sse8(byte[] a, int aAt, int aStride, byte[] b, int bAt, int bStride) {
    ShortVector low = ShortVector.zero(EIGHT);
    ShortVector high = ShortVector.zero(EIGHT);
    for (int y = 0; y < 8; y++) {
      ShortVector d =
          ByteVector.fromArray(EIGHT_BYTES, a, aAt + y * aStride)
              .convertShape(ZERO_EXTEND_B2S, EIGHT, 0)
              .sub(
                  ByteVector.fromArray(EIGHT_BYTES, b, bAt + y * bStride)
                      .convertShape(ZERO_EXTEND_B2S, EIGHT, 0))
              .reinterpretAsShorts();
      ShortVector square = d.mul(d);
      low = low.add(square.and((short) 0xff));
      high = high.add(square.lanewise(LSHR, 8));
    }
    return (low.reduceLanes(ADD) & 0xffff) + ((high.reduceLanes(ADD) & 0xffff) << 8);
  }

  /**
   * Half the sum of the absolute 4x4 Hadamard coefficients of the difference of blocks of 16x16:
   * nearer than the plain sum to what the difference costs once it is transformed.
   */
  public static int satd16(byte[] a, int aAt, int aStride, byte[] b, int bAt, int bStride) {
    int sum = 0;
    for (int x = 0; x < 16; x += LANES) {
      ShortVector lanes = ShortVector.zero(WIDE);
      int ao = aAt + x;
      int bo = bAt + x;
      for (int y = 0; y < 16; y += 4) {
        ShortVector r0 =
            ByteVector.fromArray(WIDE_BYTES, a, ao)
                .convertShape(ZERO_EXTEND_B2S, WIDE, 0)
                .sub(ByteVector.fromArray(WIDE_BYTES, b, bo).convertShape(ZERO_EXTEND_B2S, WIDE, 0))
                .reinterpretAsShorts();
        r0 = r0.mul(ALTERNATING).add(r0.rearrange(NEIGHBOURS));
        r0 = r0.mul(ALTERNATING_PAIRS).add(r0.rearrange(PAIRS));
        ShortVector r1 =
            ByteVector.fromArray(WIDE_BYTES, a, ao + aStride)
                .convertShape(ZERO_EXTEND_B2S, WIDE, 0)
                .sub(
                    ByteVector.fromArray(WIDE_BYTES, b, bo + bStride)
                        .convertShape(ZERO_EXTEND_B2S, WIDE, 0))
                .reinterpretAsShorts();
        r1 = r1.mul(ALTERNATING).add(r1.rearrange(NEIGHBOURS));
        r1 = r1.mul(ALTERNATING_PAIRS).add(r1.rearrange(PAIRS));
        ShortVector r2 =
            ByteVector.fromArray(WIDE_BYTES, a, ao + 2 * aStride)
                .convertShape(ZERO_EXTEND_B2S, WIDE, 0)
                .sub(
                    ByteVector.fromArray(WIDE_BYTES, b, bo + 2 * bStride)
                        .convertShape(ZERO_EXTEND_B2S, WIDE, 0))
                .reinterpretAsShorts();
        r2 = r2.mul(ALTERNATING).add(r2.rearrange(NEIGHBOURS));
        r2 = r2.mul(ALTERNATING_PAIRS).add(r2.rearrange(PAIRS));
        ShortVector r3 =
            ByteVector.fromArray(WIDE_BYTES, a, ao + 3 * aStride)
                .convertShape(ZERO_EXTEND_B2S, WIDE, 0)
                .sub(
                    ByteVector.fromArray(WIDE_BYTES, b, bo + 3 * bStride)
                        .convertShape(ZERO_EXTEND_B2S, WIDE, 0))
                .reinterpretAsShorts();
        r3 = r3.mul(ALTERNATING).add(r3.rearrange(NEIGHBOURS));
        r3 = r3.mul(ALTERNATING_PAIRS).add(r3.rearrange(PAIRS));
        ShortVector s0 = r0.add(r1).abs();
        ShortVector d0 = r0.sub(r1).abs();
        ShortVector s1 = r2.add(r3).abs();
        ShortVector d1 = r2.sub(r3).abs();
        // The last stage is folded: |p + q| + |p - q| is twice the larger magnitude.
        lanes = lanes.add(s0.max(s1)).add(d0.max(d1));
        ao += 4 * aStride;
        bo += 4 * bStride;
      }
      IntVector pairs = lanes.reinterpretAsInts();
      sum += pairs.and(0xffff).add(pairs.lanewise(LSHR, 16)).reduceLanes(ADD);
    }
    return sum;
  }

  /**
   * Interpolates a block of 16x16 linearly, which is near enough to tell vectors apart.
   *
   * @param quarterX how far to the right of the samples at {@code at}, in quarters, 0 to 3
   * @param quarterY how far below
   * @param to receives the block in rows of 16
   */
  static void between(byte[] from, int at, int stride, int quarterX, int quarterY, byte[] to) {
    for (int x = 0; x < 16; x += LANES) {
      ShortVector left = ShortVector.broadcast(WIDE, 4 - quarterX);
      ShortVector right = ShortVector.broadcast(WIDE, quarterX);
      ShortVector above = ShortVector.broadcast(WIDE, 4 - quarterY);
      ShortVector below = ShortVector.broadcast(WIDE, quarterY);
      int source = at + x;
      ShortVector row =
          ByteVector.fromArray(WIDE_BYTES, from, source)
              .convertShape(ZERO_EXTEND_B2S, WIDE, 0)
              .mul(left)
              .add(
                  ByteVector.fromArray(WIDE_BYTES, from, source + 1)
                      .convertShape(ZERO_EXTEND_B2S, WIDE, 0)
                      .mul(right))
              .reinterpretAsShorts();
      for (int y = 0; y < 16; y++) {
        source += stride;
        ShortVector next =
            ByteVector.fromArray(WIDE_BYTES, from, source)
                .convertShape(ZERO_EXTEND_B2S, WIDE, 0)
                .mul(left)
                .add(
                    ByteVector.fromArray(WIDE_BYTES, from, source + 1)
                        .convertShape(ZERO_EXTEND_B2S, WIDE, 0)
                        .mul(right))
                .reinterpretAsShorts();
        ShortVector sum = row.mul(above).add(next.mul(below)).add((short) 8).lanewise(LSHR, 4);
        ((ByteVector) sum.convertShape(S2B, WIDE_BYTES, 0)).intoArray(to, 16 * y + x);
        row = next;
      }
    }
  }

  /** Like {@link #satd16} for blocks of 4x4. */
  static int satd4(byte[] a, int aAt, int aStride, byte[] b, int bAt, int bStride) {
    long r0 = hadamardRow(a, aAt, b, bAt);
    long r1 = hadamardRow(a, aAt + aStride, b, bAt + bStride);
    long r2 = hadamardRow(a, aAt + 2 * aStride, b, bAt + 2 * bStride);
    long r3 = hadamardRow(a, aAt + 3 * aStride, b, bAt + 3 * bStride);
    // Four numbers share a long, 16 bits each, offset so that none is negative.
    long s0 = r0 + r1;
    long s1 = r2 + r3;
    long d0 = r0 - r1 + EVEN;
    long d1 = r2 - r3 + EVEN;
    int sum = 0;
    for (int shift = 0; shift < 64; shift += 16) {
      sum += Math.max(magnitude(s0 >>> shift), magnitude(s1 >>> shift));
      sum += Math.max(magnitude(d0 >>> shift), magnitude(d1 >>> shift));
    }
    return sum;
  }

  private static long hadamardRow(byte[] a, int aAt, byte[] b, int bAt) {
    int d0 = (a[aAt] & 0xff) - (b[bAt] & 0xff);
    int d1 = (a[aAt + 1] & 0xff) - (b[bAt + 1] & 0xff);
    int d2 = (a[aAt + 2] & 0xff) - (b[bAt + 2] & 0xff);
    int d3 = (a[aAt + 3] & 0xff) - (b[bAt + 3] & 0xff);
    int s0 = d0 + d1;
    int s1 = d2 + d3;
    int t0 = d0 - d1;
    int t1 = d2 - d3;
    return (s0 + s1 + OFFSET)
        | ((long) (s0 - s1 + OFFSET) << 16)
        | ((long) (t0 + t1 + OFFSET) << 32)
        | ((long) (t0 - t1 + OFFSET) << 48);
  }

  private static int magnitude(long lanes) {
    return Math.abs((int) (lanes & 0xffff) - 2 * OFFSET);
  }
}
