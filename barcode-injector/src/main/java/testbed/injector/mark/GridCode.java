package testbed.injector.mark;

/**
 * The default mark: 8 x 5 cells, a 24-bit frame number and a 16-bit check, most significant bit
 * first.
 *
 * <p>The number is first multiplied by an odd constant modulo 2^24, so that the marks of
 * neighbouring frames differ in about half of their cells and a half-updated mark cannot pass for
 * its neighbour. The check is the CRC of the DNP protocol (polynomial 0x3D65), which tells any two
 * valid marks apart by at least 6 cells; it is inverted, so that neither an all-dark nor an
 * all-light rectangle is a mark.
 */
final class GridCode implements MarkCode {
  static final int COLUMNS = 8;
  static final int ROWS = 5;

  private static final int NUMBER_BITS = 24;
  private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;
  private static final int CHECK_BITS = 16;
  private static final int POLYNOMIAL = 0x3D65;
  private static final int SPREAD = 0x9E3779;
  private static final int GATHER = inverse(SPREAD);

  @Override
  public int columns() {
    return COLUMNS;
  }

  @Override
  public int rows() {
    return ROWS;
  }

  @Override
  public long maxId() {
    return NUMBER_MASK;
  }

  @Override
  public void encode(long id, byte[] modules) {
    long word = codeword(id);
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      modules[i] = (byte) (word >>> (COLUMNS * ROWS - 1 - i) & 1);
    }
  }

  @Override
  public long decode(byte[] modules) {
    long word = 0;
    for (int i = 0; i < COLUMNS * ROWS; i++) {
      word = word << 1 | modules[i];
    }
    int number = (int) (word >>> CHECK_BITS) & NUMBER_MASK;
    return (word & 0xFFFF) == check(number) ? (number * (long) GATHER) & NUMBER_MASK : INVALID;
  }

  static long codeword(long id) {
    int number = (int) ((id * SPREAD) & NUMBER_MASK);
    return (long) number << CHECK_BITS | check(number);
  }

  private static int check(int number) {
    int crc = 0;
    for (int bit = NUMBER_BITS - 1; bit >= 0; bit--) {
      int feedback = (crc >>> 15 ^ number >>> bit) & 1;
      crc = (crc << 1 & 0xFFFF) ^ (feedback == 1 ? POLYNOMIAL : 0);
    }
    return crc ^ 0xFFFF;
  }

  /** The number that undoes a multiplication by an odd {@code n} modulo 2^24 (Newton). */
  private static int inverse(int n) {
    int x = n;
    for (int i = 0; i < 5; i++) {
      x *= 2 - n * x;
    }
    return x & NUMBER_MASK;
  }
}
