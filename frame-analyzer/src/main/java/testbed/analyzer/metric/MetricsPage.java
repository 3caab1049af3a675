package testbed.analyzer.metric;

import java.util.Locale;

/** The page {@code docs/metrics.md}, made from the registry. */
public final class MetricsPage {
  private MetricsPage() {}

  /** The page as Markdown. */
  public static String markdown() {
    StringBuilder page = new StringBuilder();
    page.append("# Metrics\n\n")
        .append("Made by `testbed metrics --markdown`; a test keeps it equal to the registry.\n")
        .append(
            "Percentiles interpolate linearly between ranks. Frames are matched as described in\n")
        .append(
            "`docs/formats.md`. A value that was not measured is null, an infinite one `inf`.\n\n")
        .append(
            "With `--warmup TIME`, metrics of frames and of the link leave out what was sent before\n")
        .append("that time; `frames.csv` holds all frames.\n\n")
        .append("| name | unit | better | source | definition |\n")
        .append("|---|---|---|---|---|\n");
    for (Metric metric : Metric.values()) {
      page.append("| `")
          .append(metric.id())
          .append("` | ")
          .append(metric.unit())
          .append(" | ")
          .append(metric.better().name().toLowerCase(Locale.ROOT))
          .append(" | ")
          .append(metric.source().title())
          .append(" | ")
          .append(metric.definition())
          .append(" |\n");
    }
    return page.toString();
  }
}
