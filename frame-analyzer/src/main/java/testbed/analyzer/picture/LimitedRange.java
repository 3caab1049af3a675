package testbed.analyzer.picture;

/** Turns samples of full range (0 to 255) into limited range. */
public final class LimitedRange {
  private static final int LEVELS = 256;
  private static final byte[] LUMA = table(16, 0, 219);
  private static final byte[] COLOUR = table(128, 128, 224);

  private LimitedRange() {}

  /**
   * Converts planar samples in place.
   *
   * @param luma how many luma samples come first
   * @param all how many samples there are
   */
  public static void convert(byte[] planar, int luma, int all) {
    for (int i = 0; i < all; i++) {
      planar[i] = (i < luma ? LUMA : COLOUR)[planar[i] & 0xff];
    }
  }

  private static byte[] table(int to, int from, int range) {
    byte[] table = new byte[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      table[level] = (byte) (to + Math.round((level - from) * range / 255.0));
    }
    return table;
  }
}
