package testbed.vp8.encode;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.I2S;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.S2I;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorSpecies;
import testbed.vp8.entropy.Tokens;

/**
 * Divides coefficients by their step, with a dead zone: a coefficient rounds up only if it lies
 * well beyond the middle, because small levels cost more than they bring.
 */
final class Quantizer {
  /** Reciprocals have this many fractional bits; exact enough for every coefficient. */
  private static final int FRACTION = 20;

  private static final VectorSpecies<Integer> LANES = PairTransform.LANES;
  private static final VectorSpecies<Short> SHORTS = PairTransform.SHORTS;
  private static final int ROW = PairTransform.ROW;

  /** Which coefficients of a pair of blocks are quantized; the others become zero. */
  enum Part {
    /** All. */
    BOTH,
    /** All but the first of either block. */
    WITHOUT_FIRST,
    /** The left block. */
    LEFT
  }

  private static final int SIZE = PairTransform.SIZE;

  /** The steps of a pair. */
  private final int[] steps = new int[SIZE];

  private final int[] biases = new int[SIZE];

  /** The reciprocals of a pair; zero for what is not in the part. */
  private final int[] both = new int[SIZE];

  private final int[] withoutFirst = new int[SIZE];
  private final int[] left = new int[SIZE];

  /** The magnitudes of the levels of a pair. */
  private final int[] magnitudes = new int[SIZE];

  /**
   * @param dcStep step of the first coefficient
   * @param acStep step of the others
   * @param rounding what is added before the remainder is cut off, in 1/128 of a step; 64 rounds to
   *     the nearest
   */
  Quantizer(int dcStep, int acStep, int rounding) {
    for (int i = 0; i < SIZE; i++) {
      int step = i == 0 || i == 4 ? dcStep : acStep;
      steps[i] = step;
      biases[i] = (step * rounding) >> 7;
      int reciprocal = ((1 << FRACTION) + step - 1) / step;
      both[i] = reciprocal;
      withoutFirst[i] = i % 4 == 0 && i < ROW ? 0 : reciprocal;
      left[i] = i % ROW < 4 ? reciprocal : 0;
    }
  }

  /**
   * Quantizes a pair of blocks of the cosine transform.
   *
   * @param pair 32 coefficients from {@code at}; unless all become zero they are replaced by what
   *     the decoder will see
   * @param levels receives the quantized coefficients in the same places, unless all are zero
   * @return those places, as bits, whose coefficient does not become zero
   */
  int quantize(short[] pair, int at, Part part, short[] levels, int levelsAt) {
    int[] reciprocal =
        switch (part) {
          case BOTH -> both;
          case WITHOUT_FIRST -> withoutFirst;
          case LEFT -> left;
        };
    if (!PairTransform.FITS) {
      return quantizePlain(pair, at, reciprocal, levels, levelsAt);
    }
    return divide(pair, at, reciprocal) ? finish(pair, at, levels, levelsAt) : 0;
  }

  /** Finds the magnitudes of the levels; false if all are zero. */
  private boolean divide(short[] pair, int at, int[] reciprocal) {
    IntVector some = IntVector.zero(LANES);
    for (int i = 0; i < SIZE; i += ROW) {
      IntVector magnitude =
          ShortVector.fromArray(SHORTS, pair, at + i)
              .convertShape(S2I, LANES, 0)
              .reinterpretAsInts()
              .abs()
              .add(IntVector.fromArray(LANES, biases, i))
              .mul(IntVector.fromArray(LANES, reciprocal, i))
              .lanewise(LSHR, FRACTION);
      magnitude.intoArray(magnitudes, i);
      some = some.or(magnitude);
    }
    return some.compare(NE, 0).anyTrue();
  }

  /** Gives the levels their signs, stores them and what they stand for, and says where they are. */
  private int finish(short[] pair, int at, short[] levels, int levelsAt) {
    int places = 0;
    for (int i = 0; i < SIZE; i += ROW) {
      IntVector sign =
          ShortVector.fromArray(SHORTS, pair, at + i)
              .convertShape(S2I, LANES, 0)
              .reinterpretAsInts()
              .lanewise(ASHR, 31);
      IntVector magnitude = IntVector.fromArray(LANES, magnitudes, i);
      IntVector level = magnitude.lanewise(XOR, sign).sub(sign);
      level.convertShape(I2S, SHORTS, 0).reinterpretAsShorts().intoArray(levels, levelsAt + i);
      level
          .mul(IntVector.fromArray(LANES, steps, i))
          .convertShape(I2S, SHORTS, 0)
          .reinterpretAsShorts()
          .intoArray(pair, at + i);
      places |= (int) magnitude.compare(NE, 0).toLong() << i;
    }
    return places;
  }

  private int quantizePlain(short[] pair, int at, int[] reciprocal, short[] levels, int levelsAt) {
    int places = 0;
    for (int i = 0; i < SIZE; i++) {
      int level = level(pair[at + i], i, reciprocal);
      levels[levelsAt + i] = (short) level;
      pair[at + i] = (short) (level * steps[i]);
      places |= (level != 0 ? 1 : 0) << i;
    }
    return places;
  }

  /**
   * Quantizes a second-order block, whose coefficients may be larger.
   *
   * @param coefficients 16 in raster order; replaced by what the decoder will see
   * @param levels receives the quantized coefficients as those of the left block of a pair
   * @return the places, as bits of a pair, that do not become zero
   */
  int quantizeSecondOrder(short[] coefficients, int at, short[] levels, int levelsAt) {
    int places = 0;
    for (int i = 0; i < 16; i++) {
      int place = ROW * (i >> 2) + (i & 3);
      int level = level(coefficients[at + i], place, left);
      levels[levelsAt + place] = (short) level;
      coefficients[at + i] = (short) (level * steps[place]);
      places |= (level != 0 ? 1 : 0) << place;
    }
    return places;
  }

  private int level(int coefficient, int place, int[] reciprocal) {
    int sign = coefficient >> 31;
    int magnitude = (coefficient ^ sign) - sign;
    long scaled = (long) (magnitude + biases[place]) * reciprocal[place];
    int level = Math.min((int) (scaled >> FRACTION), Tokens.LARGEST);
    return (level ^ sign) - sign;
  }
}
