package testbed.injector.scene;

/** The noise of the camera's sensor: a table of normal deviates, entered anew for every row. */
final class Grain {
  private static final int SIZE = 1 << 16;

  private final Noise noise;
  private final short[] table;

  /**
   * A table.
   *
   * @param sigma standard deviation, in units of a layer's samples
   * @param longest the longest row
   */
  Grain(Noise noise, double sigma, int longest) {
    this.noise = noise;
    this.table = new short[SIZE + longest];
    for (int i = 0; i < table.length; i++) {
      double sum = 0;
      for (int k = 0; k < 12; k++) {
        sum += noise.unit(i & SIZE - 1, k);
      }
      table[i] = (short) Math.rint((sum - 6) * sigma);
    }
  }

  short[] table() {
    return table;
  }

  /** Where to enter the table for a row of a plane of a frame. */
  int entry(long frame, int plane, int row) {
    return (int) noise.bits(frame, plane, row) & SIZE - 1;
  }
}
