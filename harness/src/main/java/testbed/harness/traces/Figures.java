package testbed.harness.traces;

import testbed.traces.Trace;
import testbed.traces.TraceStatistics;

/**
 * The figures of a trace as they are printed; rates in megabits per second.
 *
 * @param opportunities the number of delivery opportunities
 * @param durationS the last stamp, in seconds
 * @param meanMbps what the link could carry on average
 * @param p5Mbps the 5 % quantile of the rate over 100 ms
 * @param p50Mbps its median
 * @param p95Mbps its 95 % quantile
 * @param outages gaps of more than 200 ms
 * @param outageMedianMs their median length
 * @param outageP90Ms the 90 % quantile of their lengths
 * @param outageShare the share of the duration that they take
 * @param longestGapMs the longest time without an opportunity
 */
record Figures(
    int opportunities,
    double durationS,
    double meanMbps,
    double p5Mbps,
    double p50Mbps,
    double p95Mbps,
    int outages,
    double outageMedianMs,
    double outageP90Ms,
    double outageShare,
    int longestGapMs) {

  static Figures of(Trace trace) {
    TraceStatistics statistics = TraceStatistics.of(trace);
    return new Figures(
        trace.size(),
        statistics.periodMs() / 1000.0,
        mbps(statistics.meanBitsPerSecond()),
        mbps(statistics.rateQuantile(0.05)),
        mbps(statistics.rateQuantile(0.50)),
        mbps(statistics.rateQuantile(0.95)),
        statistics.outages(),
        Math.round(statistics.outageQuantileMs(0.50)),
        Math.round(statistics.outageQuantileMs(0.90)),
        Math.round(1000 * statistics.outageShare()) / 1000.0,
        statistics.longestGapMs());
  }

  private static double mbps(double bitsPerSecond) {
    return Math.round(bitsPerSecond / 1e3) / 1e3;
  }
}
