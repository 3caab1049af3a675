package testbed.reports.chart;

/**
 * One run in a scatter.
 *
 * @param system whose run it is; runs of one system share a mark
 * @param delayMs drawn to the right where it is less
 * @param quality drawn upwards
 */
public record ScatterPoint(String system, double delayMs, double quality) {}
