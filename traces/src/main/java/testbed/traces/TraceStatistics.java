package testbed.traces;

import java.util.Arrays;

/**
 * What a trace offers, in figures.
 *
 * <p>Rates count {@value Trace#OPPORTUNITY_BYTES} bytes for each opportunity and are in bits per
 * second. Quantiles of the rate are over the whole bins of {@value #BIN_MS} ms, interpolated. An
 * outage is a gap of more than {@value #OUTAGE_MS} ms between opportunities, or before the first.
 * Immutable.
 */
public final class TraceStatistics {
  /** The width of the bins over which quantiles of the rate are taken, in milliseconds. */
  public static final int BIN_MS = 100;

  /** The width of the windows over which slow changes are seen, in milliseconds. */
  public static final int SLOW_MS = 10_000;

  /** A gap longer than this, in milliseconds, is an outage. */
  public static final int OUTAGE_MS = 200;

  private final double meanBitsPerSecond;
  private final int periodMs;
  private final int[] ascendingBins;
  private final int[] ascendingOutagesMs;
  private final int longestGapMs;
  private final double slowVariation;

  private TraceStatistics(Trace trace) {
    meanBitsPerSecond = trace.meanBitsPerSecond();
    periodMs = trace.periodMs();
    ascendingBins = opportunitiesPerBin(trace, BIN_MS);
    Arrays.sort(ascendingBins);
    slowVariation = variation(opportunitiesPerBin(trace, SLOW_MS));
    int[] gaps = gapsMs(trace);
    longestGapMs = Arrays.stream(gaps).max().orElse(0);
    ascendingOutagesMs = Arrays.stream(gaps).filter(gap -> gap > OUTAGE_MS).sorted().toArray();
  }

  /** The figures of a trace. */
  public static TraceStatistics of(Trace trace) {
    return new TraceStatistics(trace);
  }

  /**
   * The opportunities in each whole bin of the trace, in order of time; one bin with everything
   * when the trace is shorter than a bin.
   */
  public static int[] opportunitiesPerBin(Trace trace, int binMs) {
    int[] bins = new int[Math.max(1, trace.periodMs() / binMs)];
    for (int i = 0; i < trace.size(); i++) {
      int bin = trace.opportunityMs(i) / binMs;
      if (bin < bins.length) {
        bins[bin]++;
      }
    }
    return bins;
  }

  /** A quantile of the rate over bins of {@value #BIN_MS} ms, in bits per second. */
  public double rateQuantile(double q) {
    double binMs = Math.min(BIN_MS, periodMs);
    return quantile(ascendingBins, q) * (1000.0 * Trace.OPPORTUNITY_BITS / binMs);
  }

  /**
   * How much the link changes over the seconds: the standard deviation of the rate over windows of
   * {@value #SLOW_MS} ms, as a share of the mean.
   */
  public double slowVariation() {
    return slowVariation;
  }

  /** What the link could carry on average, in bits per second. */
  public double meanBitsPerSecond() {
    return meanBitsPerSecond;
  }

  /** The last stamp, in milliseconds. */
  public int periodMs() {
    return periodMs;
  }

  /** The number of outages. */
  public int outages() {
    return ascendingOutagesMs.length;
  }

  /** A quantile of the outages' lengths in milliseconds, 0 when there is no outage. */
  public double outageQuantileMs(double q) {
    return outages() == 0 ? 0 : quantile(ascendingOutagesMs, q);
  }

  /** The share of the period that outages take, between 0 and 1. */
  public double outageShare() {
    return Arrays.stream(ascendingOutagesMs).asLongStream().sum() / (double) periodMs;
  }

  /** Outages per minute of trace. */
  public double outagesPerMinute() {
    return outages() * 60_000.0 / periodMs;
  }

  /** The longest time without an opportunity, an outage or not, in milliseconds. */
  public int longestGapMs() {
    return longestGapMs;
  }

  private static double variation(int[] bins) {
    double mean = Arrays.stream(bins).average().orElseThrow();
    double square = Arrays.stream(bins).mapToDouble(n -> (n - mean) * (n - mean)).sum();
    return mean == 0 ? 0 : Math.sqrt(square / bins.length) / mean;
  }

  private static int[] gapsMs(Trace trace) {
    int[] gaps = new int[trace.size()];
    int last = 0;
    for (int i = 0; i < trace.size(); i++) {
      gaps[i] = trace.opportunityMs(i) - last;
      last = trace.opportunityMs(i);
    }
    return gaps;
  }

  /** Linear interpolation between the neighbours of place q (n - 1): type 7 of Hyndman and Fan. */
  private static double quantile(int[] ascending, double q) {
    double place = q * (ascending.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
  }
}
