package testbed.reports.gate;

import java.util.Arrays;
import testbed.analyzer.metric.Metric;
import testbed.traces.Nearest;

/** Finds metrics by the names that people write. */
public final class KnownMetric {
  private KnownMetric() {}

  /**
   * The metric of this name.
   *
   * @throws IllegalArgumentException when there is none; the message names the nearest
   */
  public static Metric named(String name) {
    return Metric.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no metric '"
                        + name
                        + "'; "
                        + Nearest.hint(
                            name, Arrays.stream(Metric.values()).map(Metric::id).toList())
                        + "'testbed metrics' lists them"));
  }
}
