package testbed.analyzer.quality;

/**
 * The Gaussian window of visual information fidelity: 17 weights with a standard deviation of 17/5
 * samples, which sum to 1.
 *
 * <p>Down the columns they are whole numbers, so that sums are exact. Their scale is one at which
 * all nine happen to be nearly whole: the window is as wide as it should be to 3 parts in a
 * million, and two sums of products of 8-bit samples keep within 32 bits.
 */
final class VifWindow {
  /** How far the window reaches to each side of its centre. */
  static final int RADIUS = 8;

  static final int WEIGHTS = 2 * RADIUS + 1;
  private static final double SIGMA = WEIGHTS / 5.0;

  /** What the whole weights sum to. */
  private static final int SCALE = 60_080;

  private VifWindow() {}

  /** Half the window in whole numbers; the centre takes what rounding leaves. */
  static int[] whole() {
    double[] exact = exact();
    int[] half = new int[exact.length];
    half[0] = SCALE;
    for (int i = 1; i < half.length; i++) {
      half[i] = (int) Math.round(SCALE * exact[i]);
      half[0] -= 2 * half[i];
    }
    return half;
  }

  /** Half the window for sums under {@link #whole()}, which it brings back to their scale. */
  static double[] rescaling() {
    double[] half = exact();
    for (int i = 0; i < half.length; i++) {
      half[i] /= SCALE;
    }
    return half;
  }

  private static double[] exact() {
    double[] half = new double[RADIUS + 1];
    double sum = 0;
    for (int i = 0; i < half.length; i++) {
      half[i] = StrictMath.exp(-i * i / (2 * SIGMA * SIGMA));
      sum += i == 0 ? half[i] : 2 * half[i];
    }
    for (int i = 0; i < half.length; i++) {
      half[i] /= sum;
    }
    return half;
  }
}
