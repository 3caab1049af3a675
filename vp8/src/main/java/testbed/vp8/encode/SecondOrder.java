package testbed.vp8.encode;

/**
 * The Walsh-Hadamard transform of the encoder: the inverse of that in RFC 6386, section 14.3, up to
 * rounding.
 */
final class SecondOrder {
  private SecondOrder() {}

  /**
   * Transforms the DC coefficients of the 16 luma blocks of a macroblock; scales so that a
   * coefficient is twice what an orthonormal transform gives.
   *
   * @param blocks eight pairs of blocks, of which the first coefficients are read
   * @param first where the pairs begin
   * @param at where the 16 numbers go, in raster order
   */
  static void forward(short[] blocks, int first, short[] coefficients, int at) {
    for (int row = 0; row < 4; row++) {
      int from = first + row * 64;
      int a = blocks[from] + blocks[from + 36];
      int b = blocks[from + 4] + blocks[from + 32];
      int c = blocks[from + 4] - blocks[from + 32];
      int d = blocks[from] - blocks[from + 36];
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
