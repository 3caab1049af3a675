package testbed.vp8.entropy;

/** Reads the tokens of one block after the other (RFC 6386, section 13). Not thread-safe. */
public final class CoefficientReader {
  /** For each coefficient where the rows of its band begin, and once more behind the last. */
  private static final int[] BAND_ROWS = bandRows();

  private final byte[] table;

  /** Reads with the probabilities of a frame. */
  public CoefficientReader(Probabilities probabilities) {
    this.table = probabilities.table();
  }

  /**
   * Reads a block and dequantizes it.
   *
   * @param in the token partition
   * @param type of {@link Tokens}
   * @param context how many of the blocks above and to the left are not empty, 0 to 2
   * @param steps DC step in the upper, AC step in the lower 16 bits
   * @param target receives the coefficients in raster order from {@code at}, where zeros stand
   * @return how many coefficients were stated, zeros among them and a left-out DC included, or 0
   */
  public int read(BoolDecoder in, int type, int context, int steps, short[] target, int at) {
    byte[] p = table;
    int base = Probabilities.coefficientRow(type, 0, 0);
    int n = type == Tokens.LUMA_AFTER_Y2 ? 1 : 0;
    int step = n == 0 ? steps >>> 16 : steps & 0xffff;
    int row = base + BAND_ROWS[n] + 11 * context;
    if (in.bit(p[row] & 0xff) == 0) {
      return 0;
    }
    while (true) {
      while (in.bit(p[row + 1] & 0xff) == 0) {
        if (++n == 16) {
          return 16;
        }
        step = steps & 0xffff;
        row = base + BAND_ROWS[n];
      }
      int magnitude = 1;
      int next = 11;
      if (in.bit(p[row + 2] & 0xff) != 0) {
        magnitude = large(in, row);
        next = 22;
      }
      int value = magnitude * step;
      target[at + Tokens.ZIGZAG[n]] = (short) (in.bit(128) != 0 ? -value : value);
      if (++n == 16) {
        return 16;
      }
      step = steps & 0xffff;
      row = base + BAND_ROWS[n] + next;
      if (in.bit(p[row] & 0xff) == 0) {
        return n;
      }
    }
  }

  private int large(BoolDecoder in, int row) {
    byte[] p = table;
    if (in.bit(p[row + 3] & 0xff) == 0) {
      if (in.bit(p[row + 4] & 0xff) == 0) {
        return 2;
      }
      return 3 + in.bit(p[row + 5] & 0xff);
    }
    int category;
    if (in.bit(p[row + 6] & 0xff) == 0) {
      category = in.bit(p[row + 7] & 0xff);
    } else {
      int high = in.bit(p[row + 8] & 0xff);
      category = 2 + 2 * high + in.bit(p[row + 9 + high] & 0xff);
    }
    int extra = 0;
    for (int probability : Tokens.CATEGORY_BITS[category]) {
      extra = 2 * extra + in.bit(probability);
    }
    return Tokens.CATEGORY_BASE[category] + extra;
  }

  private static int[] bandRows() {
    int[] rows = new int[16];
    for (int n = 0; n < 16; n++) {
      rows[n] = Probabilities.coefficientRow(0, Tokens.BANDS[n], 0);
    }
    return rows;
  }
}
