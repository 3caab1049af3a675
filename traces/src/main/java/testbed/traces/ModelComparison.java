package testbed.traces;

import java.util.stream.DoubleStream;

/**
 * How near a model's trace comes to its recording, against the tolerances that the built-in models
 * are held to.
 *
 * @param recorded the figures of the recording
 * @param modelled the figures of the model's trace
 */
public record ModelComparison(TraceStatistics recorded, TraceStatistics modelled) {
  /** The mean rate may be off by this share of the recording's. */
  public static final double MEAN_TOLERANCE = 0.05;

  /** A quantile of the rate may be off by this share of the recording's, or by {@link #FLOOR}. */
  public static final double QUANTILE_TOLERANCE = 0.15;

  /** The resolution of a rate over 100 ms, in bits per second: one opportunity. */
  public static final double FLOOR = 10.0 * Trace.OPPORTUNITY_BITS;

  /** Figures of outages are of the same order when they differ by less than this factor. */
  public static final double SAME_ORDER = 3;

  /** The variation over ten seconds may differ by this factor. */
  public static final double SLOW_TOLERANCE = 1.3;

  /** The difference of the mean rates, as a share of the recording's. */
  public double meanError() {
    return relative(recorded.meanBitsPerSecond(), modelled.meanBitsPerSecond());
  }

  /** The difference of a quantile of the rate, as a share of what it may be: at most 1 is good. */
  public double quantileError(double q) {
    double expected = recorded.rateQuantile(q);
    return Math.abs(modelled.rateQuantile(q) - expected)
        / Math.max(FLOOR, QUANTILE_TOLERANCE * expected);
  }

  /**
   * The largest ratio between the two in the number of outages, their median and their 90 %
   * quantile; at least 1. Their number is that in the recording's duration, with one more on both
   * sides; where the recording has fewer than five outages only their number counts.
   */
  public double outageRatio() {
    double minutes = recorded.periodMs() / 60_000.0;
    double number = ratio(1 + recorded.outages(), 1 + minutes * modelled.outagesPerMinute());
    if (recorded.outages() < 5) {
      return number;
    }
    return DoubleStream.of(0.5, 0.9)
        .map(q -> ratio(recorded.outageQuantileMs(q), modelled.outageQuantileMs(q)))
        .reduce(number, Math::max);
  }

  /** The ratio between the two of the variation over ten seconds; at least 1. */
  public double slowRatio() {
    return ratio(recorded.slowVariation(), modelled.slowVariation());
  }

  /** Whether all figures are within the tolerances. */
  public boolean within() {
    return distance() <= 1;
  }

  /** The figure that is farthest off, as a share of its tolerance. */
  double distance() {
    return DoubleStream.of(
            Math.abs(meanError()) / MEAN_TOLERANCE,
            quantileError(0.05),
            quantileError(0.50),
            quantileError(0.95),
            Math.log(slowRatio()) / Math.log(SLOW_TOLERANCE),
            Math.log(outageRatio()) / Math.log(SAME_ORDER))
        .max()
        .orElseThrow();
  }

  private static double relative(double expected, double actual) {
    return (actual - expected) / expected;
  }

  private static double ratio(double a, double b) {
    if (a == b) {
      return 1;
    }
    return a == 0 || b == 0 ? Double.POSITIVE_INFINITY : Math.max(a / b, b / a);
  }
}
