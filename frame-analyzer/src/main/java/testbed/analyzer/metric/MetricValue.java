package testbed.analyzer.metric;

/**
 * One measured number.
 *
 * @param name of the metric, as in the registry
 * @param unit of the value
 * @param better which way it improves
 * @param value the number; NaN if it could not be measured, infinite where the definition says so
 * @param n how many samples stand behind it
 */
public record MetricValue(String name, String unit, Better better, double value, long n) {}
