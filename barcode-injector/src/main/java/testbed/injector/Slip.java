package testbed.injector;

import java.util.Arrays;

/**
 * How many microseconds after their due time the ticks of the camera were played.
 *
 * @param p50 median
 * @param p95 95th percentile
 * @param p99 99th percentile
 * @param max the worst
 */
public record Slip(double p50, double p95, double p99, double max) {
  /** Sums up; without values all is zero. */
  static Slip of(long[] lateNs) {
    if (lateNs.length == 0) {
      return new Slip(0, 0, 0, 0);
    }
    long[] sorted = lateNs.clone();
    Arrays.sort(sorted);
    return new Slip(
        quantile(sorted, 0.50),
        quantile(sorted, 0.95),
        quantile(sorted, 0.99),
        quantile(sorted, 1));
  }

  /** The smallest value that at least this share of the values does not exceed. */
  private static double quantile(long[] sorted, double share) {
    int rank = Math.max(1, (int) Math.ceil(share * sorted.length));
    return sorted[rank - 1] / 1000.0;
  }
}
