package testbed.reports.gate;

import testbed.analyzer.metric.Better;

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

  /** The value turned so that more is worse. */
  double badness(double value) {
    return better == Better.LOWER ? value : -value;
  }
}
