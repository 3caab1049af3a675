package testbed.analyzer.match;

import java.util.Arrays;

/**
 * A sample of numbers with its mean and percentiles.
 *
 * <p>Percentiles interpolate linearly between the two nearest ranks (the default of numpy and the
 * definition that the Salsify paper's figures follow).
 */
public final class Distribution {
  private final double[] sorted;
  private final double mean;

  private Distribution(double[] sorted) {
    this.sorted = sorted;
    double sum = 0;
    for (double value : sorted) {
      sum += value;
    }
    this.mean = sum / sorted.length;
  }

  /** The distribution of these values, which are copied; none may be NaN. */
  public static Distribution of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Distribution(sorted);
  }

  /** How many values. */
  public int size() {
    return sorted.length;
  }

  /** The arithmetic mean; NaN of an empty sample. */
  public double mean() {
    return mean;
  }

  /** The smallest value; NaN of an empty sample. */
  public double min() {
    return percentile(0);
  }

  /** The largest value; NaN of an empty sample. */
  public double max() {
    return percentile(100);
  }

  /**
   * A percentile; NaN of an empty sample.
   *
   * @param percent 0 to 100
   */
  public double percentile(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException("a percentile is 0 to 100, not " + percent);
    }
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double rank = percent / 100 * (sorted.length - 1);
    int below = (int) rank;
    double low = sorted[below];
    if (rank == below) {
      return low;
    }
    double high = sorted[below + 1];
    return low == high ? low : low + (high - low) * (rank - below);
  }

  /** The values in ascending order; a copy. */
  public double[] sorted() {
    return sorted.clone();
  }
}
