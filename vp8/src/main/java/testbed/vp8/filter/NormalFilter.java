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
 */
final class NormalFilter {
  /** How many samples are filtered at once. */
  static final int COUNT = 16;

  private static final VectorSpecies<Byte> SAMPLES = ByteVector.SPECIES_128;
  private static final byte SIGN = (byte) 0x80;

  private final byte innerLimit;
  private final byte outerLimit;
  private final byte interior;
  private final byte threshold;

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
    ByteVector p1 = load(s, at - 2 * stride);
    ByteVector p0 = load(s, at - stride);
    ByteVector q0 = load(s, at);
    ByteVector q1 = load(s, at + stride);
    ByteVector beside = distance(p1, p0).lanewise(UMAX, distance(q1, q0));
    VectorMask<Byte> rough =
        roughness(s, at, stride, beside)
            .or(steepness(p1, p0, q0, q1).lanewise(SUSUB, innerLimit))
            .compare(NE, (byte) 0);
    if (rough.allTrue()) {
      return;
    }
    VectorMask<Byte> varied = beside.lanewise(SUSUB, threshold).compare(NE, (byte) 0);
    ByteVector zero = ByteVector.zero(SAMPLES);
    p1 = p1.lanewise(XOR, SIGN);
    p0 = p0.lanewise(XOR, SIGN);
    q0 = q0.lanewise(XOR, SIGN);
    q1 = q1.lanewise(XOR, SIGN);
    ByteVector w = slope(p0, q0, zero.blend(p1.lanewise(SSUB, q1), varied)).blend(zero, rough);
    ByteVector f = eighth(w.lanewise(SADD, (byte) 4));
    store(q0.lanewise(SSUB, f), s, at);
    store(p0.lanewise(SADD, eighth(w.lanewise(SADD, (byte) 3))), s, at - stride);
    ByteVector half = half(f.add((byte) 1)).blend(zero, varied);
    store(q1.lanewise(SSUB, half), s, at + stride);
    store(p1.lanewise(SADD, half), s, at - 2 * stride);
  }

  /** Filters an edge between macroblocks: three samples change on each side. */
  void outer(byte[] s, int at, int stride) {
    ByteVector p1 = load(s, at - 2 * stride);
    ByteVector p0 = load(s, at - stride);
    ByteVector q0 = load(s, at);
    ByteVector q1 = load(s, at + stride);
    ByteVector beside = distance(p1, p0).lanewise(UMAX, distance(q1, q0));
    VectorMask<Byte> rough =
        roughness(s, at, stride, beside)
            .or(steepness(p1, p0, q0, q1).lanewise(SUSUB, outerLimit))
            .compare(NE, (byte) 0);
    if (rough.allTrue()) {
      return;
    }
    VectorMask<Byte> varied = beside.lanewise(SUSUB, threshold).compare(NE, (byte) 0);
    ByteVector zero = ByteVector.zero(SAMPLES);
    p1 = p1.lanewise(XOR, SIGN);
    p0 = p0.lanewise(XOR, SIGN);
    q0 = q0.lanewise(XOR, SIGN);
    q1 = q1.lanewise(XOR, SIGN);
    ByteVector w = slope(p0, q0, p1.lanewise(SSUB, q1)).blend(zero, rough);
    ByteVector steep = zero.blend(w, varied);
    q0 = q0.lanewise(SSUB, eighth(steep.lanewise(SADD, (byte) 4)));
    p0 = p0.lanewise(SADD, eighth(steep.lanewise(SADD, (byte) 3)));
    spread(w.blend(zero, varied), p1, p0, q0, q1, s, at, stride);
  }

  /** Moves three samples on each side by 27, 18 and 9 parts in 128 of the step. */
  private static void spread(
      ByteVector step,
      ByteVector p1,
      ByteVector p0,
      ByteVector q0,
      ByteVector q1,
      byte[] s,
      int at,
      int stride) {
    ShortVector odd = step.reinterpretAsShorts();
    ShortVector even = odd.lanewise(LSHL, 8).lanewise(ASHR, 8).mul((short) 9);
    odd = odd.lanewise(ASHR, 8).mul((short) 9);
    ShortVector even2 = even.add(even);
    ShortVector odd2 = odd.add(odd);
    ByteVector a = rounded(even.add(even2), odd.add(odd2));
    store(q0.lanewise(SSUB, a), s, at);
    store(p0.lanewise(SADD, a), s, at - stride);
    a = rounded(even2, odd2);
    store(q1.lanewise(SSUB, a), s, at + stride);
    store(p1.lanewise(SADD, a), s, at - 2 * stride);
    a = rounded(even, odd);
    store(load(s, at + 2 * stride).lanewise(XOR, SIGN).lanewise(SSUB, a), s, at + 2 * stride);
    store(load(s, at - 3 * stride).lanewise(XOR, SIGN).lanewise(SADD, a), s, at - 3 * stride);
  }

  /** 128ths, rounded, of bytes that are spread over two vectors. */
  private static ByteVector rounded(ShortVector even, ShortVector odd) {
    ShortVector low = even.add((short) 63).lanewise(ASHR, 7).and((short) 0xff);
    ShortVector high = odd.add((short) 63).lanewise(ASHR, 7).lanewise(LSHL, 8);
    return low.or(high).reinterpretAsBytes();
  }

  /** Zero where no step beside the edge is too large; those next to the edge are known already. */
  private ByteVector roughness(byte[] s, int at, int stride, ByteVector beside) {
    ByteVector p2 = load(s, at - 3 * stride);
    ByteVector q2 = load(s, at + 2 * stride);
    return distance(load(s, at - 4 * stride), p2)
        .lanewise(UMAX, distance(p2, load(s, at - 2 * stride)))
        .lanewise(UMAX, distance(q2, load(s, at + stride)))
        .lanewise(UMAX, distance(load(s, at + 3 * stride), q2))
        .lanewise(UMAX, beside)
        .lanewise(SUSUB, interior);
  }

  /** How steep an edge is: twice the step across it plus half of the step around that. */
  private static ByteVector steepness(ByteVector p1, ByteVector p0, ByteVector q0, ByteVector q1) {
    ByteVector across = distance(p0, q0);
    ByteVector around = shifted(distance(p1, q1), 1, (byte) 0x7f);
    return across.lanewise(SUADD, across).lanewise(SUADD, around);
  }

  /** Three times the step across the edge, plus something, saturated to signed bytes. */
  private static ByteVector slope(ByteVector p0, ByteVector q0, ByteVector plus) {
    ByteVector step = q0.lanewise(SSUB, p0);
    return plus.lanewise(SADD, step).lanewise(SADD, step).lanewise(SADD, step);
  }

  /** Distances of unsigned samples. */
  private static ByteVector distance(ByteVector a, ByteVector b) {
    return a.lanewise(SUSUB, b).or(b.lanewise(SUSUB, a));
  }

  /** Eighths of signed bytes, rounded down. */
  private static ByteVector eighth(ByteVector lanes) {
    return shifted(lanes.lanewise(XOR, SIGN), 3, (byte) 0x1f).sub((byte) 16);
  }

  /** Halves of signed bytes, rounded down. */
  private static ByteVector half(ByteVector lanes) {
    return shifted(lanes.lanewise(XOR, SIGN), 1, (byte) 0x7f).sub((byte) 64);
  }

  /** Unsigned bytes shifted right; processors shift no bytes, but pairs of them. */
  private static ByteVector shifted(ByteVector lanes, int bits, byte kept) {
    return lanes.reinterpretAsShorts().lanewise(LSHR, bits).reinterpretAsBytes().and(kept);
  }

  private static ByteVector load(byte[] samples, int at) {
    return ByteVector.fromArray(SAMPLES, samples, at);
  }

  private static void store(ByteVector signed, byte[] samples, int at) {
    signed.lanewise(XOR, SIGN).intoArray(samples, at);
  }
}
