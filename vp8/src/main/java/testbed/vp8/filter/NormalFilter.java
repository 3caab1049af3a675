package testbed.vp8.filter;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The normal loop filter (RFC 6386, sections 15.3 and 15.4) on {@value Lanes#COUNT} samples of a
 * horizontal edge, which is given by the first sample below it and the stride.
 */
final class NormalFilter {
  private final int limit;
  private final int interior;
  private final int threshold;

  /**
   * A filter of some strength.
   *
   * @param limit the steepest edge between subblocks that is smoothed
   * @param interior the largest step beside the edge
   * @param threshold the step beside the edge from which on only the innermost samples change
   */
  NormalFilter(int limit, int interior, int threshold) {
    this.limit = limit;
    this.interior = interior;
    this.threshold = threshold;
  }

  /** Filters an edge between subblocks: two samples change on each side. */
  void inner(byte[] s, int at, int stride) {
    ShortVector p1 = Lanes.load(s, at - 2 * stride);
    ShortVector p0 = Lanes.load(s, at - stride);
    ShortVector q0 = Lanes.load(s, at);
    ShortVector q1 = Lanes.load(s, at + stride);
    VectorMask<Short> smoothed =
        smooth(s, at, stride, Lanes.distance(p1, p0).max(Lanes.distance(q1, q0)))
            .and(Lanes.steepness(p1, p0, q0, q1).compare(VectorOperators.LE, (short) limit));
    if (!smoothed.anyTrue()) {
      return;
    }
    VectorMask<Short> varied = varied(p1, p0, q0, q1);
    ShortVector zero = ShortVector.zero(p1.species());
    ShortVector around = zero.blend(Lanes.clamp(p1.sub(q1)), varied);
    ShortVector a = zero.blend(Lanes.slope(p0, q0, around), smoothed);
    ShortVector f = Lanes.eighth(a, 4);
    ShortVector half = f.add((short) 1).lanewise(VectorOperators.ASHR, 1).blend(zero, varied);
    Lanes.store(q0.sub(f), s, at);
    Lanes.store(p0.add(Lanes.eighth(a, 3)), s, at - stride);
    Lanes.store(q1.sub(half), s, at + stride);
    Lanes.store(p1.add(half), s, at - 2 * stride);
  }

  /** Filters an edge between macroblocks: three samples change on each side. */
  void outer(byte[] s, int at, int stride) {
    ShortVector p2 = Lanes.load(s, at - 3 * stride);
    ShortVector p1 = Lanes.load(s, at - 2 * stride);
    ShortVector p0 = Lanes.load(s, at - stride);
    ShortVector q0 = Lanes.load(s, at);
    ShortVector q1 = Lanes.load(s, at + stride);
    ShortVector q2 = Lanes.load(s, at + 2 * stride);
    VectorMask<Short> smoothed =
        smooth(s, at, stride, Lanes.distance(p1, p0).max(Lanes.distance(q1, q0)))
            .and(Lanes.steepness(p1, p0, q0, q1).compare(VectorOperators.LE, (short) (limit + 4)));
    if (!smoothed.anyTrue()) {
      return;
    }
    VectorMask<Short> varied = varied(p1, p0, q0, q1);
    ShortVector zero = ShortVector.zero(p1.species());
    ShortVector w = zero.blend(Lanes.slope(p0, q0, Lanes.clamp(p1.sub(q1))), smoothed);
    ShortVector steep = zero.blend(w, varied);
    ShortVector flat = w.blend(zero, varied);
    ShortVector a = share(flat, 27);
    Lanes.store(q0.sub(Lanes.eighth(steep, 4)).sub(a), s, at);
    Lanes.store(p0.add(Lanes.eighth(steep, 3)).add(a), s, at - stride);
    a = share(flat, 18);
    Lanes.store(q1.sub(a), s, at + stride);
    Lanes.store(p1.add(a), s, at - 2 * stride);
    a = share(flat, 9);
    Lanes.store(q2.sub(a), s, at + 2 * stride);
    Lanes.store(p2.add(a), s, at - 3 * stride);
  }

  /** Where no step beside the edge is too large; those next to the edge are known already. */
  private VectorMask<Short> smooth(byte[] s, int at, int stride, ShortVector innermost) {
    ShortVector p2 = Lanes.load(s, at - 3 * stride);
    ShortVector q2 = Lanes.load(s, at + 2 * stride);
    return Lanes.distance(Lanes.load(s, at - 4 * stride), p2)
        .max(Lanes.distance(p2, Lanes.load(s, at - 2 * stride)))
        .max(Lanes.distance(q2, Lanes.load(s, at + stride)))
        .max(Lanes.distance(Lanes.load(s, at + 3 * stride), q2))
        .max(innermost)
        .compare(VectorOperators.LE, (short) interior);
  }

  private VectorMask<Short> varied(ShortVector p1, ShortVector p0, ShortVector q0, ShortVector q1) {
    return Lanes.distance(p1, p0)
        .max(Lanes.distance(q1, q0))
        .compare(VectorOperators.GT, (short) threshold);
  }

  /** So many 128ths, rounded. */
  private static ShortVector share(ShortVector lanes, int weight) {
    return lanes.mul((short) weight).add((short) 63).lanewise(VectorOperators.ASHR, 7);
  }
}
