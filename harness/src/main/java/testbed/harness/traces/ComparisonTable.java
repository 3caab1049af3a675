package testbed.harness.traces;

import java.util.Locale;
import testbed.traces.Trace;
import testbed.traces.TraceModel;
import testbed.traces.TraceStatistics;

/** The table that sets recordings and models side by side, in Markdown; rates in Mbit/s. */
final class ComparisonTable {
  static final String HEAD =
      """
      | | mean | p5 | p50 | p95 | sd/mean 10 s | outages/min | p50 ms | p90 ms | longest ms |
      |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
      """;

  /** Long enough to show the model and not the luck of a seed. */
  private static final int LONG_MS = 9_000_000;

  private static final long LONG_SEED = 0;

  private ComparisonTable() {}

  /** The recording, the trace that stands in for it, and what the model tends to. */
  static String rows(Trace recording, TraceModel model) {
    return row(
            "**" + model.recording() + "**, " + model.provenance().split(" \\(sha256")[0],
            recording)
        + row("model, seed " + model.seed(), model.representative())
        + row("model, 2.5 h", model.generate(LONG_SEED, LONG_MS));
  }

  private static String row(String what, Trace trace) {
    TraceStatistics s = TraceStatistics.of(trace);
    return String.format(
        Locale.ROOT,
        "| %s | %.3f | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %.0f | %d |%n",
        what,
        s.meanBitsPerSecond() / 1e6,
        s.rateQuantile(0.05) / 1e6,
        s.rateQuantile(0.50) / 1e6,
        s.rateQuantile(0.95) / 1e6,
        s.slowVariation(),
        s.outagesPerMinute(),
        s.outageQuantileMs(0.5),
        s.outageQuantileMs(0.9),
        s.longestGapMs());
  }
}
