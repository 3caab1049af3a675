package testbed.vp8.filter;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Eight neighbouring samples as 16-bit lanes, which every vector unit of today holds in one
 * register.
 */
final class Lanes {
  /** How many samples are filtered at once. */
  static final int COUNT = 8;

  private static final VectorSpecies<Byte> SAMPLES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Short> WIDE = ShortVector.SPECIES_128;

  private Lanes() {}

  static ShortVector load(byte[] samples, int at) {
    return (ShortVector)
        ByteVector.fromArray(SAMPLES, samples, at)
            .convertShape(VectorOperators.ZERO_EXTEND_B2S, WIDE, 0);
  }

  /** Saturates to samples and stores. */
  static void store(ShortVector lanes, byte[] samples, int at) {
    ShortVector saturated = lanes.max((short) 0).min((short) 255);
    ((ByteVector) saturated.convertShape(VectorOperators.S2B, SAMPLES, 0)).intoArray(samples, at);
  }

  /** Saturates to signed bytes. */
  static ShortVector clamp(ShortVector lanes) {
    return lanes.max((short) -128).min((short) 127);
  }

  static ShortVector distance(ShortVector a, ShortVector b) {
    return a.sub(b).abs();
  }

  /** How steep an edge is: twice the step across it plus half of the step around that. */
  static ShortVector steepness(ShortVector p1, ShortVector p0, ShortVector q0, ShortVector q1) {
    return distance(p0, q0)
        .lanewise(VectorOperators.LSHL, 1)
        .add(distance(p1, q1).lanewise(VectorOperators.LSHR, 1));
  }

  /** Three times the step across the edge, plus something, saturated to signed bytes. */
  static ShortVector slope(ShortVector p0, ShortVector q0, ShortVector plus) {
    return clamp(q0.sub(p0).mul((short) 3).add(plus));
  }

  /** An eighth of a signed byte plus something, after saturation. */
  static ShortVector eighth(ShortVector lanes, int plus) {
    return lanes.add((short) plus).min((short) 127).lanewise(VectorOperators.ASHR, 3);
  }
}
