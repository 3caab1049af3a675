package testbed.vp8.encode;

import testbed.vp8.entropy.Tokens;

/**
 * Divides coefficients by their step, with a dead zone: a coefficient rounds up only if it lies
 * well beyond the middle, because small levels cost more than they bring.
 */
final class Quantizer {
  /** Reciprocals have this many fractional bits; exact enough for every coefficient. */
  private static final int FRACTION = 20;

  private final int dcStep;
  private final int acStep;
  private final int dcReciprocal;
  private final int acReciprocal;
  private final int dcBias;
  private final int acBias;

  /**
   * @param dcStep step of the first coefficient
   * @param acStep step of the others
   * @param rounding what is added before the remainder is cut off, in 1/128 of a step; 64 rounds to
   *     the nearest
   */
  Quantizer(int dcStep, int acStep, int rounding) {
    this.dcStep = dcStep;
    this.acStep = acStep;
    dcReciprocal = ((1 << FRACTION) + dcStep - 1) / dcStep;
    acReciprocal = ((1 << FRACTION) + acStep - 1) / acStep;
    dcBias = (dcStep * rounding) >> 7;
    acBias = (acStep * rounding) >> 7;
  }

  /**
   * Quantizes a block.
   *
   * @param coefficients 16 in raster order; replaced by what the decoder will see
   * @param first 1 to leave the first coefficient alone, else 0
   * @param levels receives the quantized coefficients in coding order
   * @return how many of them are to be coded
   */
  int quantize(short[] coefficients, int at, int first, short[] levels, int levelsAt) {
    int end = 0;
    for (int i = first; i < 16; i++) {
      int place = at + Tokens.ZIGZAG[i];
      int coefficient = coefficients[place];
      int sign = coefficient >> 31;
      int magnitude = (coefficient ^ sign) - sign;
      int level =
          i == 0
              ? (int) (((long) (magnitude + dcBias) * dcReciprocal) >> FRACTION)
              : (int) (((long) (magnitude + acBias) * acReciprocal) >> FRACTION);
      level = Math.min(level, Tokens.LARGEST);
      levels[levelsAt + i] = (short) ((level ^ sign) - sign);
      coefficients[place] = (short) (((level ^ sign) - sign) * (i == 0 ? dcStep : acStep));
      if (level != 0) {
        end = i + 1;
      }
    }
    return end;
  }
}
