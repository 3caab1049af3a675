package testbed.reports.chart;

/**
 * What is written on a chart's axes, and what its files and the columns of its table are called.
 *
 * @param name the file name without its ending
 * @param caption what the chart shows, in one sentence
 */
public record AxisLabels(
    String name, String caption, String x, String y, String xColumn, String yColumn) {}
