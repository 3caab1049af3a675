package testbed.vp8.encode;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.I2B;
import static jdk.incubator.vector.VectorOperators.I2S;
import static jdk.incubator.vector.VectorOperators.S2I;
import static jdk.incubator.vector.VectorOperators.ZERO_EXTEND_B2I;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The cosine transforms of two 4x4 blocks side by side, one lane for each of their eight columns.
 *
 * <p>A pair is 32 coefficients: four rows of eight, of which the first four are the left block's.
 * The results are those of {@link PlainPair}, which stands in where registers have fewer lanes.
 *
 * <p>Methods that work on vectors hand nothing but arrays to each other: beyond some forty
 * operations on vectors the compiler inlines no more helpers, and every vector that crosses a call
 * is then put on the heap. Not thread-safe.
 */
final class PairTransform {
  /** Numbers in a pair. */
  static final int SIZE = 32;

  /** Numbers in a row of a pair. */
  static final int ROW = 8;

  /** Eight lanes of 32 bits. */
  static final VectorSpecies<Integer> LANES = IntVector.SPECIES_256;

  /** As many of 16 bits. */
  static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_128;

  /** Whether this machine has registers of so many lanes. */
  static final boolean FITS = IntVector.SPECIES_PREFERRED.length() >= LANES.length();

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;

  private static final int COSINE = 20091;
  private static final int SINE = 35468;

  private static final VectorShuffle<Integer> MIRRORED = shuffle(3, 2, 1, 0);
  private static final IntVector FOLDING = lanes(1, 1, -1, -1);
  private static final VectorShuffle<Integer> OUTER = shuffle(0, 3, 0, 3);
  private static final VectorShuffle<Integer> INNER = shuffle(1, 2, 1, 2);

  /** The even coefficients get 13 fractional bits as well, so that all lanes are shifted alike. */
  private static final IntVector OF_OUTER =
      lanes(1 << 13, PlainPair.LONG_LEG, 1 << 13, PlainPair.SHORT_LEG);

  private static final IntVector OF_INNER =
      lanes(1 << 13, PlainPair.SHORT_LEG, -(1 << 13), -PlainPair.LONG_LEG);

  private static final VectorShuffle<Integer> ODD = shuffle(1, 1, 3, 3);
  private static final IntVector ODD_FACTORS = lanes(COSINE, SINE, SINE, COSINE);
  private static final IntVector COSINES = lanes(-1, 0, 0, -1);
  private static final IntVector LAST_NEGATIVE = lanes(1, 1, 1, -1);
  private static final VectorShuffle<Integer> ODD_FIRST = shuffle(0, 1, 1, 0);
  private static final VectorShuffle<Integer> ODD_SECOND = shuffle(2, 3, 3, 2);
  private static final VectorShuffle<Integer> ALL_FIRST = shuffle(0, 0, 0, 0);
  private static final VectorShuffle<Integer> ALL_THIRD = shuffle(2, 2, 2, 2);
  private static final IntVector ENDS_POSITIVE = lanes(1, -1, -1, 1);

  /** Rows on their way from one direction to the other. */
  private final int[] rows = new int[SIZE];

  PairTransform() {}

  /**
   * Transforms the difference of two blocks and their prediction.
   *
   * @param pair receives the coefficients from {@code at}
   */
  void forward(
      byte[] source,
      int s,
      int sourceStride,
      byte[] prediction,
      int p,
      int predictionStride,
      short[] pair,
      int at) {
    if (FITS) {
      alongRows(source, s, sourceStride, prediction, p, predictionStride);
      alongColumns(pair, at);
    } else {
      PlainPair.forward(source, s, sourceStride, prediction, p, predictionStride, pair, at);
    }
  }

  /**
   * Adds the inverse transform of two blocks to their prediction.
   *
   * @param pair dequantized coefficients from {@code at}
   * @param dcs eight numbers, from {@code dcsAt}, to be added to the first row of coefficients
   */
  void addInverse(short[] pair, int at, short[] dcs, int dcsAt, byte[] target, int to, int stride) {
    if (FITS) {
      backAlongColumns(pair, at, dcs, dcsAt);
      addBackAlongRows(target, to, stride);
    } else {
      PlainPair.addInverse(pair, at, dcs, dcsAt, target, to, stride);
    }
  }

  /** Adds what two blocks are that have a first coefficient only: two of the eight numbers. */
  static void addDc(short[] dcs, int dcsAt, byte[] target, int to, int stride) {
    if (!FITS) {
      PlainPair.addDc(dcs, dcsAt, target, to, stride);
      return;
    }
    IntVector offset =
        ShortVector.fromArray(SHORTS, dcs, dcsAt)
            .convertShape(S2I, LANES, 0)
            .reinterpretAsInts()
            .rearrange(ALL_FIRST)
            .add(4)
            .lanewise(ASHR, 3);
    for (int row = 0, place = to; row < 4; row++, place += stride) {
      ByteVector.fromArray(BYTES, target, place)
          .convertShape(ZERO_EXTEND_B2I, LANES, 0)
          .reinterpretAsInts()
          .add(offset)
          .max(0)
          .min(255)
          .convertShape(I2B, BYTES, 0)
          .reinterpretAsBytes()
          .intoArray(target, place);
    }
  }

  private void alongRows(byte[] source, int s, int sStride, byte[] prediction, int p, int pStride) {
    for (int row = 0; row < 4; row++) {
      IntVector difference =
          ByteVector.fromArray(BYTES, source, s + row * sStride)
              .convertShape(ZERO_EXTEND_B2I, LANES, 0)
              .reinterpretAsInts()
              .sub(
                  ByteVector.fromArray(BYTES, prediction, p + row * pStride)
                      .convertShape(ZERO_EXTEND_B2I, LANES, 0));
      IntVector folded = difference.mul(FOLDING).add(difference.rearrange(MIRRORED));
      folded
          .rearrange(OUTER)
          .mul(OF_OUTER)
          .add(folded.rearrange(INNER).mul(OF_INNER))
          .add(512)
          .lanewise(ASHR, 10)
          .intoArray(rows, ROW * row);
    }
  }

  private void alongColumns(short[] pair, int at) {
    IntVector first = IntVector.fromArray(LANES, rows, 0);
    IntVector second = IntVector.fromArray(LANES, rows, ROW);
    IntVector third = IntVector.fromArray(LANES, rows, 2 * ROW);
    IntVector fourth = IntVector.fromArray(LANES, rows, 3 * ROW);
    IntVector outer = first.add(fourth).mul(1 << 13).add(1 << 16);
    IntVector inner = second.add(third).mul(1 << 13);
    outer.add(inner).lanewise(ASHR, 17).intoArray(rows, 0);
    outer.sub(inner).lanewise(ASHR, 17).intoArray(rows, 2 * ROW);
    outer = first.sub(fourth);
    inner = second.sub(third);
    outer
        .mul(PlainPair.LONG_LEG)
        .add(inner.mul(PlainPair.SHORT_LEG))
        .add(1 << 16)
        .lanewise(ASHR, 17)
        .intoArray(rows, ROW);
    outer
        .mul(PlainPair.SHORT_LEG)
        .sub(inner.mul(PlainPair.LONG_LEG))
        .add(1 << 16)
        .lanewise(ASHR, 17)
        .intoArray(rows, 3 * ROW);
    for (int i = 0; i < SIZE; i += ROW) {
      IntVector.fromArray(LANES, rows, i)
          .convertShape(I2S, SHORTS, 0)
          .reinterpretAsShorts()
          .intoArray(pair, at + i);
    }
  }

  private void backAlongColumns(short[] pair, int at, short[] dcs, int dcsAt) {
    for (int i = 0; i < SIZE; i += ROW) {
      ShortVector.fromArray(SHORTS, pair, at + i)
          .convertShape(S2I, LANES, 0)
          .reinterpretAsInts()
          .intoArray(rows, i);
    }
    IntVector second = IntVector.fromArray(LANES, rows, ROW);
    IntVector fourth = IntVector.fromArray(LANES, rows, 3 * ROW);
    IntVector c =
        second.mul(SINE).lanewise(ASHR, 16).sub(fourth).sub(fourth.mul(COSINE).lanewise(ASHR, 16));
    IntVector d =
        second.mul(COSINE).lanewise(ASHR, 16).add(second).add(fourth.mul(SINE).lanewise(ASHR, 16));
    IntVector first =
        ShortVector.fromArray(SHORTS, dcs, dcsAt)
            .convertShape(S2I, LANES, 0)
            .reinterpretAsInts()
            .add(IntVector.fromArray(LANES, rows, 0));
    IntVector third = IntVector.fromArray(LANES, rows, 2 * ROW);
    IntVector sum = first.add(third);
    sum.add(d).intoArray(rows, 0);
    sum.sub(d).intoArray(rows, 3 * ROW);
    IntVector difference = first.sub(third);
    difference.add(c).intoArray(rows, ROW);
    difference.sub(c).intoArray(rows, 2 * ROW);
  }

  private void addBackAlongRows(byte[] target, int to, int stride) {
    for (int row = 0; row < 4; row++) {
      IntVector x = IntVector.fromArray(LANES, rows, ROW * row);
      IntVector odd = x.rearrange(ODD);
      IntVector factored =
          odd.mul(ODD_FACTORS).lanewise(ASHR, 16).add(odd.and(COSINES)).mul(LAST_NEGATIVE);
      IntVector odds = factored.rearrange(ODD_FIRST).add(factored.rearrange(ODD_SECOND));
      IntVector evens = x.rearrange(ALL_FIRST).add(x.rearrange(ALL_THIRD).mul(ENDS_POSITIVE));
      evens
          .add(odds.mul(FOLDING))
          .add(4)
          .lanewise(ASHR, 3)
          .add(
              ByteVector.fromArray(BYTES, target, to + row * stride)
                  .convertShape(ZERO_EXTEND_B2I, LANES, 0))
          .max(0)
          .min(255)
          .convertShape(I2B, BYTES, 0)
          .reinterpretAsBytes()
          .intoArray(target, to + row * stride);
    }
  }

  /** The same numbers for either block. */
  private static IntVector lanes(int a, int b, int c, int d) {
    return IntVector.fromArray(LANES, new int[] {a, b, c, d, a, b, c, d}, 0);
  }

  /** The same places in either block. */
  private static VectorShuffle<Integer> shuffle(int a, int b, int c, int d) {
    return VectorShuffle.fromValues(LANES, a, b, c, d, a + 4, b + 4, c + 4, d + 4);
  }
}
