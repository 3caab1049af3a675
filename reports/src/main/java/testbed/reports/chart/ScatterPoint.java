package testbed.reports.chart;

/**
 * One run in a scatter.
 *
 * @param system whose run it is; runs of one system share a mark
 * @param style which colour and mark the system has, counted from 0
 * @param delayMs drawn to the right where it is less
 * @param quality drawn upwards
 */
public record ScatterPoint(String system, int style, double delayMs, double quality) {}
