package testbed.vp8.encode;

/**
 * The transforms of the encoder: the inverses of those in RFC 6386, section 14, up to rounding.
 *
 * <p>Both scale so that a coefficient is twice what an orthonormal transform gives.
 */
final class ForwardTransform {
  /** sqrt(2) cos(pi/8) and sqrt(2) sin(pi/8), with 13 fractional bits. */
  private static final int LONG_LEG = 10703;

  private static final int SHORT_LEG = 4433;

  private ForwardTransform() {}

  /**
   * Transforms the difference of a 4x4 block and its prediction.
   *
   * @param coefficients receives 16 numbers in raster order from {@code at}
   */
  static void dct(
      byte[] source,
      int s,
      int sourceStride,
      byte[] prediction,
      int p,
      int predictionStride,
      short[] coefficients,
      int at) {
    int so = s;
    int po = p;
    for (int row = 0; row < 16; row += 4) {
      int d0 = (source[so] & 0xff) - (prediction[po] & 0xff);
      int d1 = (source[so + 1] & 0xff) - (prediction[po + 1] & 0xff);
      int d2 = (source[so + 2] & 0xff) - (prediction[po + 2] & 0xff);
      int d3 = (source[so + 3] & 0xff) - (prediction[po + 3] & 0xff);
      int outer = d0 + d3;
      int inner = d1 + d2;
      int outerDifference = d0 - d3;
      int innerDifference = d1 - d2;
      coefficients[at + row] = (short) ((outer + inner) << 3);
      coefficients[at + row + 1] =
          (short) ((outerDifference * LONG_LEG + innerDifference * SHORT_LEG + 512) >> 10);
      coefficients[at + row + 2] = (short) ((outer - inner) << 3);
      coefficients[at + row + 3] =
          (short) ((outerDifference * SHORT_LEG - innerDifference * LONG_LEG + 512) >> 10);
      so += sourceStride;
      po += predictionStride;
    }
    for (int i = at; i < at + 4; i++) {
      int outer = coefficients[i] + coefficients[i + 12];
      int inner = coefficients[i + 4] + coefficients[i + 8];
      int outerDifference = coefficients[i] - coefficients[i + 12];
      int innerDifference = coefficients[i + 4] - coefficients[i + 8];
      coefficients[i] = (short) ((outer + inner + 8) >> 4);
      coefficients[i + 4] =
          (short) ((outerDifference * LONG_LEG + innerDifference * SHORT_LEG + (1 << 16)) >> 17);
      coefficients[i + 8] = (short) ((outer - inner + 8) >> 4);
      coefficients[i + 12] =
          (short) ((outerDifference * SHORT_LEG - innerDifference * LONG_LEG + (1 << 16)) >> 17);
    }
  }

  /**
   * Transforms the DC coefficients of the 16 luma blocks of a macroblock (Walsh-Hadamard).
   *
   * @param blocks 16 blocks of 16 coefficients; the first of each is read
   * @param at where the 16 numbers go, in raster order
   */
  static void wht(short[] blocks, int first, short[] coefficients, int at) {
    for (int row = 0; row < 4; row++) {
      int from = first + row * 64;
      int a = blocks[from] + blocks[from + 48];
      int b = blocks[from + 16] + blocks[from + 32];
      int c = blocks[from + 16] - blocks[from + 32];
      int d = blocks[from] - blocks[from + 48];
      coefficients[at + row * 4] = (short) (a + b);
      coefficients[at + row * 4 + 1] = (short) (c + d);
      coefficients[at + row * 4 + 2] = (short) (a - b);
      coefficients[at + row * 4 + 3] = (short) (d - c);
    }
    for (int i = at; i < at + 4; i++) {
      int a = coefficients[i] + coefficients[i + 12];
      int b = coefficients[i + 4] + coefficients[i + 8];
      int c = coefficients[i + 4] - coefficients[i + 8];
      int d = coefficients[i] - coefficients[i + 12];
      coefficients[i] = (short) ((a + b + 1) >> 1);
      coefficients[i + 4] = (short) ((c + d + 1) >> 1);
      coefficients[i + 8] = (short) ((a - b + 1) >> 1);
      coefficients[i + 12] = (short) ((d - c + 1) >> 1);
    }
  }
}
