package testbed.analyzer.quality;

import java.util.Arrays;

/**
 * Adds up the information in a reference and how much of it is left in what was shown, in bits.
 *
 * <p>At a place where the reference has the variance v, what was shown the variance w, and both the
 * covariance c, the eye, whose noise has the variance 2, gets log2(1 + v/2) bits of the reference.
 * What was shown is taken for the reference at another contrast g = c/v plus noise of the variance
 * w - g c; through that come log2(1 + g g v / (w - g c + 2)) bits.
 *
 * <p>Instead of adding logarithms, factors are multiplied column by column.
 */
final class InformationSum {
  private static final double EYE_NOISE = 2;

  /** A place whose variance is no larger is flat. */
  private static final double NO_VARIANCE = 1e-10;

  private static final double MOST_CONTRAST = 100;

  /** No factor is above 2^13 (the variance of 8-bit samples is below 2^14), no product 2^832. */
  private static final int MOST_FACTORS = 64;

  private final double[] sent;
  private final double[] kept;
  private int rows;
  private double sentNats;
  private double keptNats;

  InformationSum(int width) {
    sent = new double[width];
    kept = new double[width];
    clear();
  }

  /**
   * Adds a row.
   *
   * @param means of p, q, p * p, q * q and p * q, where p is the reference and q what was shown
   */
  void add(double[][] means) {
    multiply(means[0], means[1], means[2], means[3], means[4]);
    if (++rows == MOST_FACTORS) {
      takeLogarithms();
    }
  }

  /** Bits left for each bit of the reference; 1 if that has none. */
  double ratio() {
    takeLogarithms();
    return sentNats == 0 ? 1 : keptNats / sentNats;
  }

  private void multiply(double[] p, double[] q, double[] pp, double[] qq, double[] pq) {
    for (int x = 0; x < sent.length; x++) {
      double v = Math.max(pp[x] - p[x] * p[x] - NO_VARIANCE, 0);
      double w = Math.max(qq[x] - q[x] * q[x], 0);
      double c = Math.max(pq[x] - p[x] * q[x], 0);
      double g = c / (v + NO_VARIANCE);
      double noise = Math.max(w - g * c, 0) + EYE_NOISE;
      double contrast = Math.min(g, MOST_CONTRAST);
      sent[x] *= 1 + v / EYE_NOISE;
      kept[x] *= 1 + contrast * contrast * v / noise;
    }
  }

  private void takeLogarithms() {
    for (int x = 0; x < sent.length; x++) {
      sentNats += Math.log(sent[x]);
      keptNats += Math.log(kept[x]);
    }
    clear();
  }

  private void clear() {
    Arrays.fill(sent, 1);
    Arrays.fill(kept, 1);
    rows = 0;
  }
}
