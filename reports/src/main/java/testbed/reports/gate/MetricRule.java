package testbed.reports.gate;

import testbed.analyzer.metric.Better;
import testbed.analyzer.metric.Metric;

/**
 * What is demanded of a metric.
 *
 * @param better which way it improves; {@code NEITHER} is not allowed
 */
public record MetricRule(String metric, Better better, Tolerance tolerance) {
  /** Checks the direction. */
  public MetricRule {
    if (better == Better.NEITHER) {
      throw new IllegalArgumentException(
          metric + " has no better direction; a gate cannot judge it");
    }
  }

  /** Reads {@code NAME} or {@code NAME:TOLERANCE}; the direction is the registry's. */
  public static MetricRule parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    Metric metric = KnownMetric.named(name);
    Tolerance tolerance = Tolerance.parse(colon < 0 ? "0" : text.substring(colon + 1));
    return new MetricRule(name, metric.better(), tolerance);
  }

  /** The value turned so that more is worse. */
  double badness(double value) {
    return better == Better.LOWER ? value : -value;
  }
}
