package testbed.vp8.filter;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The simple loop filter (RFC 6386, section 15.2): luma only, two samples on each side looked at.
 */
final class SimpleFilter {
  private SimpleFilter() {}

  /**
   * Filters {@value Lanes#COUNT} samples of a horizontal edge.
   *
   * @param at the first sample below the edge
   * @param stride distance between samples across the edge
   * @param limit the largest step across the edge that is smoothed
   */
  static void edge(byte[] s, int at, int stride, int limit) {
    ShortVector p1 = Lanes.load(s, at - 2 * stride);
    ShortVector p0 = Lanes.load(s, at - stride);
    ShortVector q0 = Lanes.load(s, at);
    ShortVector q1 = Lanes.load(s, at + stride);
    VectorMask<Short> smoothed =
        Lanes.steepness(p1, p0, q0, q1).compare(VectorOperators.LE, (short) limit);
    if (!smoothed.anyTrue()) {
      return;
    }
    ShortVector zero = ShortVector.zero(p1.species());
    ShortVector a = zero.blend(Lanes.slope(p0, q0, Lanes.clamp(p1.sub(q1))), smoothed);
    Lanes.store(q0.sub(Lanes.eighth(a, 4)), s, at);
    Lanes.store(p0.add(Lanes.eighth(a, 3)), s, at - stride);
  }
}
