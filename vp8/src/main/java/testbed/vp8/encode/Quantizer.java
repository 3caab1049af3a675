package testbed.vp8.encode;

import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import testbed.vp8.entropy.Tokens;

/**
 * Divides coefficients by their step, with a dead zone: a coefficient rounds up only if it lies
 * well beyond the middle, because small levels cost more than they bring.
 */
final class Quantizer {
  /** Reciprocals have this many fractional bits; exact enough for every coefficient. */
  private static final int FRACTION = 20;

  private static final VectorSpecies<Short> LANES =
      ShortVector.SPECIES_PREFERRED.length() >= 16
          ? ShortVector.SPECIES_256
          : ShortVector.SPECIES_128;

  /** For each place of a block in raster order where it stands in coding order. */
  private static final int[] PLACE_IN_ORDER = placeInOrder();

  private final int dcStep;
  private final int acStep;
  private final int dcReciprocal;
  private final int acReciprocal;
  private final int dcBias;
  private final int acBias;

  /** The least magnitude of a first coefficient that does not become zero. */
  private final int dcLeast;

  /** The least magnitude of another coefficient that does not become zero. */
  private final short acLeast;

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
    dcLeast = dcStep - dcBias;
    acLeast = (short) (acStep - acBias);
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
    int large = (large(coefficients, at) >> first) << first;
    int dc = coefficients[at];
    ShortVector zero = ShortVector.zero(LANES);
    for (int i = 0; i < 16; i += LANES.length()) {
      zero.intoArray(levels, levelsAt + i);
    }
    int end = 0;
    for (int places = large; places != 0; places &= places - 1) {
      int place = Integer.numberOfTrailingZeros(places);
      end = Math.max(end, quantizeOne(coefficients, at, place, levels, levelsAt));
    }
    for (int i = 0; i < 16; i += LANES.length()) {
      VectorMask<Short> kept = VectorMask.fromLong(LANES, large >> i);
      zero.blend(ShortVector.fromArray(LANES, coefficients, at + i), kept)
          .intoArray(coefficients, at + i);
    }
    if (first == 1) {
      coefficients[at] = (short) dc;
    }
    return end;
  }

  /** Quantizes one coefficient and returns how many are to be coded with it. */
  private int quantizeOne(short[] coefficients, int at, int place, short[] levels, int levelsAt) {
    int coefficient = coefficients[at + place];
    int sign = coefficient >> 31;
    int magnitude = (coefficient ^ sign) - sign;
    long scaled =
        place == 0
            ? (long) (magnitude + dcBias) * dcReciprocal
            : (long) (magnitude + acBias) * acReciprocal;
    int level = Math.min((int) (scaled >> FRACTION), Tokens.LARGEST);
    int signed = (level ^ sign) - sign;
    levels[levelsAt + PLACE_IN_ORDER[place]] = (short) signed;
    coefficients[at + place] = (short) (signed * (place == 0 ? dcStep : acStep));
    return PLACE_IN_ORDER[place] + 1;
  }

  /** The places, as bits, of the coefficients that do not become zero. */
  private int large(short[] coefficients, int at) {
    int large = 0;
    for (int i = 0; i < 16; i += LANES.length()) {
      ShortVector magnitude = ShortVector.fromArray(LANES, coefficients, at + i).abs();
      large |= (int) magnitude.compare(VectorOperators.GE, acLeast).toLong() << i;
    }
    return (large & ~1) | (Math.abs(coefficients[at]) >= dcLeast ? 1 : 0);
  }

  private static int[] placeInOrder() {
    int[] order = new int[16];
    for (int i = 0; i < 16; i++) {
      order[Tokens.ZIGZAG[i]] = i;
    }
    return order;
  }
}
