package testbed.reports.chart;

import java.util.function.Function;
import org.jfree.chart.JFreeChart;

/**
 * A chart that can be drawn at any size, with the table it is drawn from.
 *
 * @param name the file name without its ending: lower case and hyphens
 * @param caption what the chart shows, in one sentence, without markup
 * @param aspect height over width where there is room
 * @param table every value that the chart shows, not thinned
 * @param drawing makes the chart in a style
 */
public record Figure(
    String name,
    String caption,
    double aspect,
    Table table,
    Function<HouseStyle, JFreeChart> drawing) {}
