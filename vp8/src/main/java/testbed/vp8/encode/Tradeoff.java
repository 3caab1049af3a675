package testbed.vp8.encode;

import testbed.vp8.transform.QuantizerSteps;

/**
 * What a bit is worth at a quantizer: the Lagrangian that every choice minimizes.
 *
 * <p>For a uniform quantizer of step s the mean squared error is s^2/12 and falls by a factor of
 * four for each bit more, so that a bit is worth 2 ln 2 s^2/12 = 0.116 s^2; coefficients here are
 * twice the orthonormal ones, which makes that 0.029 of the squared step.
 *
 * @param squared worth in squared differences, times 2^16, of 1/256 bit
 * @param absolute worth in absolute or Hadamard differences, times 2^16, of 1/256 bit
 */
record Tradeoff(long squared, int absolute) {
  private static final double SQUARED = 0.033;

  static Tradeoff of(QuantizerSteps steps) {
    double perBit = SQUARED * steps.lumaAc() * steps.lumaAc();
    return new Tradeoff(Math.round(perBit * 256), (int) Math.round(Math.sqrt(perBit) * 256));
  }

  /** The Lagrangian of squared differences and bits. */
  long squared(int error, int bits) {
    return ((long) error << 16) + squared * bits;
  }

  /** The Lagrangian of Hadamard differences and bits. */
  int absolute(int distance, int bits) {
    return distance + (int) (((long) absolute * bits) >> 16);
  }
}
