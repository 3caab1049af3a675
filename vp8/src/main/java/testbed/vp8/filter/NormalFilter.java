package testbed.vp8.filter;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.SADD;
import static jdk.incubator.vector.VectorOperators.SSUB;
import static jdk.incubator.vector.VectorOperators.SUADD;
import static jdk.incubator.vector.VectorOperators.SUSUB;
import static jdk.incubator.vector.VectorOperators.UMAX;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The normal loop filter (RFC 6386, sections 15.3 and 15.4) on {@value #COUNT} samples of a
 * horizontal edge, which is given by the first sample below it and the stride.
 *
 * <p>Works on bytes that saturate, so that one register holds all samples of a row. The order of
 * saturations is that of the RFC: where the step across the edge itself saturates, the edge is too
 * steep to be touched.
 *
 * <p>Methods hand their vectors to each other through memory: the compiler inlines no helpers into
 * a method with some forty operations on vectors, and a vector that crosses a call is put on the
 * heap. Not thread-safe.
 */
final class NormalFilter {
  /** How many samples are filtered at once. */
  static final int COUNT = 16;

  private static final VectorSpecies<Byte> SAMPLES = ByteVector.SPECIES_128;
  private static final byte SIGN = (byte) 0x80;

  /** Three samples on each side move by 27, 18 and 9 parts in 128 of the step. */
  private static final int LARGEST_PART = 27;

  private static final int PART_STEP = 9;

  private final byte innerLimit;
  private final byte outerLimit;
  private final byte interior;
  private final byte threshold;

  /** Not zero where the edge is too rough to be touched. */
  private final byte[] rough = new byte[COUNT];

  /** Not zero where only the innermost samples change. */
  private final byte[] varied = new byte[COUNT];

  /** By how much the others move. */
  private final byte[] moved = new byte[COUNT];

  /**
   * A filter of some strength.
   *
   * @param limit the steepest edge between subblocks that is smoothed
   * @param interior the largest step beside the edge
   * @param threshold the step beside the edge from which on only the innermost samples change
   */
  NormalFilter(int limit, int interior, int threshold) {
    this.innerLimit = (byte) limit;
    this.outerLimit = (byte) (limit + 4);
    this.interior = (byte) interior;
    this.threshold = (byte) threshold;
  }

  /** Filters an edge between subblocks: two samples change on each side. */
  void inner(byte[] s, int at, int stride) {
    if (isSmoothed(s, at, stride, innerLimit)) {
      smoothInner(s, at, stride);
    }
  }

  /** Filters an edge between macroblocks: three samples change on each side. */
  void outer(byte[] s, int at, int stride) {
    if (isSmoothed(s, at, stride, outerLimit)) {
      smoothOuter(s, at, stride);
      spread(s, at, stride);
    }
  }

  /** Finds where the edge is smoothed, and whether it is anywhere. */
  private boolean isSmoothed(byte[] s, int at, int stride, byte limit) {
    ByteVector worst = ByteVector.zero(SAMPLES);
    ByteVector above = ByteVector.fromArray(SAMPLES, s, at - 4 * stride);
    for (int row = -3; row < 4; row++) {
      ByteVector here = ByteVector.fromArray(SAMPLES, s, at + row * stride);
      if (row != 0) {
        worst = above.lanewise(SUSUB, here).or(here.lanewise(SUSUB, above)).lanewise(UMAX, worst);
      }
      above = here;
    }
    ByteVector p1 = ByteVector.fromArray(SAMPLES, s, at - 2 * stride);
    ByteVector p0 = ByteVector.fromArray(SAMPLES, s, at - stride);
    ByteVector q0 = ByteVector.fromArray(SAMPLES, s, at);
    ByteVector q1 = ByteVector.fromArray(SAMPLES, s, at + stride);
    p1.lanewise(SUSUB, p0)
        .or(p0.lanewise(SUSUB, p1))
        .lanewise(UMAX, q1.lanewise(SUSUB, q0).or(q0.lanewise(SUSUB, q1)))
        .lanewise(SUSUB, threshold)
        .intoArray(varied, 0);
    // Processors shift no bytes, but pairs of them.
    ByteVector around =
        p1.lanewise(SUSUB, q1)
            .or(q1.lanewise(SUSUB, p1))
            .reinterpretAsShorts()
            .lanewise(LSHR, 1)
            .reinterpretAsBytes()
            .and((byte) 0x7f);
    ByteVector across = p0.lanewise(SUSUB, q0).or(q0.lanewise(SUSUB, p0));
    ByteVector tooRough =
        across
            .lanewise(SUADD, across)
            .lanewise(SUADD, around)
            .lanewise(SUSUB, limit)
            .or(worst.lanewise(SUSUB, interior));
    tooRough.intoArray(rough, 0);
    return !tooRough.compare(NE, (byte) 0).allTrue();
  }

  private void smoothInner(byte[] s, int at, int stride) {
    VectorMask<Byte> fixed = ByteVector.fromArray(SAMPLES, rough, 0).compare(NE, (byte) 0);
    VectorMask<Byte> steep = ByteVector.fromArray(SAMPLES, varied, 0).compare(NE, (byte) 0);
    ByteVector zero = ByteVector.zero(SAMPLES);
    ByteVector p1 = ByteVector.fromArray(SAMPLES, s, at - 2 * stride).lanewise(XOR, SIGN);
    ByteVector p0 = ByteVector.fromArray(SAMPLES, s, at - stride).lanewise(XOR, SIGN);
    ByteVector q0 = ByteVector.fromArray(SAMPLES, s, at).lanewise(XOR, SIGN);
    ByteVector q1 = ByteVector.fromArray(SAMPLES, s, at + stride).lanewise(XOR, SIGN);
    ByteVector step = q0.lanewise(SSUB, p0);
    ByteVector slope =
        zero.blend(p1.lanewise(SSUB, q1), steep)
            .lanewise(SADD, step)
            .lanewise(SADD, step)
            .lanewise(SADD, step)
            .blend(zero, fixed);
    ByteVector up =
        slope
            .lanewise(SADD, (byte) 3)
            .lanewise(XOR, SIGN)
            .reinterpretAsShorts()
            .lanewise(LSHR, 3)
            .reinterpretAsBytes()
            .and((byte) 0x1f)
            .sub((byte) 16);
    ByteVector down =
        slope
            .lanewise(SADD, (byte) 4)
            .lanewise(XOR, SIGN)
            .reinterpretAsShorts()
            .lanewise(LSHR, 3)
            .reinterpretAsBytes()
            .and((byte) 0x1f)
            .sub((byte) 16);
    q0.lanewise(SSUB, down).lanewise(XOR, SIGN).intoArray(s, at);
    p0.lanewise(SADD, up).lanewise(XOR, SIGN).intoArray(s, at - stride);
    ByteVector half =
        down.add((byte) 1)
            .lanewise(XOR, SIGN)
            .reinterpretAsShorts()
            .lanewise(LSHR, 1)
            .reinterpretAsBytes()
            .and((byte) 0x7f)
            .sub((byte) 64)
            .blend(zero, steep);
    q1.lanewise(SSUB, half).lanewise(XOR, SIGN).intoArray(s, at + stride);
    p1.lanewise(SADD, half).lanewise(XOR, SIGN).intoArray(s, at - 2 * stride);
  }

  /** Changes the innermost samples, and notes by how much to move where all change. */
  private void smoothOuter(byte[] s, int at, int stride) {
    VectorMask<Byte> fixed = ByteVector.fromArray(SAMPLES, rough, 0).compare(NE, (byte) 0);
    VectorMask<Byte> steep = ByteVector.fromArray(SAMPLES, varied, 0).compare(NE, (byte) 0);
    ByteVector zero = ByteVector.zero(SAMPLES);
    ByteVector p1 = ByteVector.fromArray(SAMPLES, s, at - 2 * stride).lanewise(XOR, SIGN);
    ByteVector p0 = ByteVector.fromArray(SAMPLES, s, at - stride).lanewise(XOR, SIGN);
    ByteVector q0 = ByteVector.fromArray(SAMPLES, s, at).lanewise(XOR, SIGN);
    ByteVector q1 = ByteVector.fromArray(SAMPLES, s, at + stride).lanewise(XOR, SIGN);
    ByteVector step = q0.lanewise(SSUB, p0);
    ByteVector slope =
        p1.lanewise(SSUB, q1)
            .lanewise(SADD, step)
            .lanewise(SADD, step)
            .lanewise(SADD, step)
            .blend(zero, fixed);
    slope.blend(zero, steep).intoArray(moved, 0);
    slope = zero.blend(slope, steep);
    ByteVector up =
        slope
            .lanewise(SADD, (byte) 3)
            .lanewise(XOR, SIGN)
            .reinterpretAsShorts()
            .lanewise(LSHR, 3)
            .reinterpretAsBytes()
            .and((byte) 0x1f)
            .sub((byte) 16);
    ByteVector down =
        slope
            .lanewise(SADD, (byte) 4)
            .lanewise(XOR, SIGN)
            .reinterpretAsShorts()
            .lanewise(LSHR, 3)
            .reinterpretAsBytes()
            .and((byte) 0x1f)
            .sub((byte) 16);
    q0.lanewise(SSUB, down).lanewise(XOR, SIGN).intoArray(s, at);
    p0.lanewise(SADD, up).lanewise(XOR, SIGN).intoArray(s, at - stride);
  }

  /** Moves three samples on each side. */
  private void spread(byte[] s, int at, int stride) {
    ShortVector odd = ByteVector.fromArray(SAMPLES, moved, 0).reinterpretAsShorts();
    ShortVector even = odd.lanewise(LSHL, 8).lanewise(ASHR, 8);
    odd = odd.lanewise(ASHR, 8);
    for (int i = 0; i < 3; i++) {
      short part = (short) (LARGEST_PART - PART_STEP * i);
      ShortVector low = even.mul(part).add((short) 63).lanewise(ASHR, 7).and((short) 0xff);
      ByteVector change =
          odd.mul(part)
              .add((short) 63)
              .lanewise(ASHR, 7)
              .lanewise(LSHL, 8)
              .or(low)
              .reinterpretAsBytes();
      int below = at + i * stride;
      ByteVector.fromArray(SAMPLES, s, below)
          .lanewise(XOR, SIGN)
          .lanewise(SSUB, change)
          .lanewise(XOR, SIGN)
          .intoArray(s, below);
      int over = at - (i + 1) * stride;
      ByteVector.fromArray(SAMPLES, s, over)
          .lanewise(XOR, SIGN)
          .lanewise(SADD, change)
          .lanewise(XOR, SIGN)
          .intoArray(s, over);
    }
  }
}
