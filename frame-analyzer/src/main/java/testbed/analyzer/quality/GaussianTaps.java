package testbed.analyzer.quality;

/** The integer taps of a Gaussian window; they sum to 256. */
final class GaussianTaps {
  private static final int SCALE = 256;

  private GaussianTaps() {}

  /**
   * One half of the window: the centre tap, then outwards. Taps are rounded; the centre takes what
   * is left. The window ends where a tap would round to nothing.
   *
   * @param sigma standard deviation in samples
   */
  static int[] half(double sigma) {
    double reach = -2 * Math.log(Math.sqrt(Math.PI / 2) * sigma / SCALE);
    int radius = reach <= 0 ? 0 : (int) Math.floor(sigma * Math.sqrt(reach));
    int[] taps = new int[radius + 1];
    int rest = SCALE;
    for (int i = 1; i <= radius; i++) {
      double density = Math.exp(-i * i / (2 * sigma * sigma)) / (sigma * Math.sqrt(2 * Math.PI));
      taps[i] = (int) Math.floor(SCALE * density + 0.5);
      rest -= 2 * taps[i];
    }
    taps[0] = rest;
    return taps;
  }

  /** The sum of the taps that fall inside a line of {@code n} samples, for each centre. */
  static int[] weights(int[] half, int n) {
    int[] weights = new int[n];
    for (int centre = 0; centre < n; centre++) {
      weights[centre] = half[0];
      for (int i = 1; i < half.length; i++) {
        weights[centre] += (centre - i >= 0 ? half[i] : 0) + (centre + i < n ? half[i] : 0);
      }
    }
    return weights;
  }
}
