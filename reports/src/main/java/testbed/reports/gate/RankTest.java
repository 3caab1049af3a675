package testbed.reports.gate;

import java.util.Arrays;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The exact one-sided test of Mann and Whitney, and the shift of Hodges and Lehmann with its exact
 * confidence interval (Hollander, Wolfe, Chicken: Nonparametric Statistical Methods, chapter 4).
 *
 * <p>Equal values are handled exactly too: the distribution of the rank sum is then taken over all
 * ways of dealing out the observed mid-ranks.
 */
final class RankTest {
  private RankTest() {}

  /**
   * The chance of values as high as these, or higher, were both samples from one source.
   *
   * @param sample what is suspected to be greater
   */
  static double probabilityGreater(double[] sample, double[] reference) {
    if (!tied(sample, reference)) {
      return MannWhitneyUTest.withDefaults()
          .with(AlternativeHypothesis.GREATER_THAN)
          .with(PValueMethod.EXACT)
          .test(sample, reference)
          .getPValue();
    }
    long[] doubled = doubledRanks(sample, reference);
    int observed = 0;
    for (int i = 0; i < sample.length; i++) {
      observed += (int) doubled[i];
    }
    double[] sums = subsetSums(doubled, sample.length);
    double above = 0;
    double all = 0;
    for (int s = 0; s < sums.length; s++) {
      all += sums[s];
      above += s >= observed ? sums[s] : 0;
    }
    return above / all;
  }

  /** The shift of {@code sample} against {@code reference} with its bounds. */
  static Shift shift(double[] sample, double[] reference, double alphaOneSided) {
    double[] d = new double[sample.length * reference.length];
    int n = 0;
    for (double s : sample) {
      for (double r : reference) {
        d[n++] = s - r;
      }
    }
    Arrays.sort(d);
    double middle = (d[(n - 1) / 2] + d[n / 2]) / 2;
    int k = criticalRank(sample.length, reference.length, alphaOneSided);
    if (k == 0) {
      return new Shift(middle, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }
    return new Shift(middle, d[k - 1], d[n - k]);
  }

  /**
   * A shift and the bounds between which it lies.
   *
   * @param low exceeded by the true shift with confidence 1 − alpha
   * @param high not exceeded with confidence 1 − alpha
   */
  record Shift(double middle, double low, double high) {}

  /** How many differences to leave out at each end: the greatest k with P(U < k) ≤ alpha. */
  private static int criticalRank(int m, int n, double alpha) {
    long[] ranks = new long[m + n];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = i + 1L;
    }
    double[] sums = subsetSums(ranks, m);
    double all = Arrays.stream(sums).sum();
    int least = m * (m + 1) / 2;
    double below = 0;
    int k = 0;
    while (least + k < sums.length && below + sums[least + k] <= alpha * all) {
      below += sums[least + k];
      k++;
    }
    return k;
  }

  /** For each sum, in how many ways {@code choose} of the values have it. */
  private static double[] subsetSums(long[] values, int choose) {
    int greatest = (int) Arrays.stream(values).sum();
    double[][] ways = new double[choose + 1][greatest + 1];
    ways[0][0] = 1;
    for (long value : values) {
      int v = (int) value;
      for (int c = choose; c > 0; c--) {
        for (int s = greatest; s >= v; s--) {
          ways[c][s] += ways[c - 1][s - v];
        }
      }
    }
    return ways[choose];
  }

  private static boolean tied(double[] a, double[] b) {
    double[] all = joined(a, b);
    Arrays.sort(all);
    for (int i = 1; i < all.length; i++) {
      if (all[i] == all[i - 1]) {
        return true;
      }
    }
    return false;
  }

  /** Twice the mid-rank of each value, those of {@code a} first; twice, so that they are whole. */
  private static long[] doubledRanks(double[] a, double[] b) {
    double[] all = joined(a, b);
    long[] ranks = new long[all.length];
    for (int i = 0; i < all.length; i++) {
      for (double other : all) {
        ranks[i] += other < all[i] ? 2 : other == all[i] ? 1 : 0;
      }
      ranks[i]++;
    }
    return ranks;
  }

  private static double[] joined(double[] a, double[] b) {
    double[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }
}
