package testbed.harness.traces;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import testbed.reports.chart.Figure;
import testbed.reports.chart.HouseStyle;
import testbed.reports.chart.Palette;
import testbed.reports.chart.Table;
import testbed.traces.ResolvedTrace;
import testbed.traces.Trace;
import testbed.traces.TraceStatistics;

/** The capacity of a trace over its time. */
final class CapacityFigure {
  private static final double ASPECT = 0.3;

  /** The picture has about this many bins, none shorter than 100 ms; all widths are round. */
  private static final int BINS = 1000;

  private CapacityFigure() {}

  static Figure of(ResolvedTrace resolved) {
    Trace trace = resolved.trace();
    int binMs = Math.max(100, Math.ceilDiv(trace.periodMs(), BINS * 100) * 100);
    int[] bins = TraceStatistics.opportunitiesPerBin(trace, binMs);
    double widthS = Math.min(binMs, trace.periodMs()) / 1000.0;
    double[][] points = new double[2][bins.length];
    Table.Builder table = Table.of("start_s", "width_s", "capacity_mbps");
    for (int i = 0; i < bins.length; i++) {
      points[0][i] = i * binMs / 1000.0;
      points[1][i] = bins[i] * Trace.OPPORTUNITY_BITS / (1e6 * widthS);
      table.row(points[0][i], widthS, points[1][i]);
    }
    String caption =
        String.format(
            Locale.ROOT,
            "%s, %s: capacity in bins of %.1f s; %.3f Mbit/s on average.",
            resolved.label(),
            resolved.direction(),
            widthS,
            trace.meanBitsPerSecond() / 1e6);
    return new Figure(
        fileName(resolved), caption, ASPECT, table.build(), style -> chart(style, points));
  }

  private static JFreeChart chart(HouseStyle style, double[][] points) {
    double end = points[0][points[0].length - 1];
    double most = Arrays.stream(points[1]).max().orElse(1);
    XYPlot plot =
        style.plot(
            style.axis("Time since the trace began (s)", 0, Math.max(end, 0.1)),
            style.quantityAxis("Mbit/s", most));
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries("capacity", points);
    XYStepAreaRenderer area = new XYStepAreaRenderer();
    area.setSeriesPaint(0, Palette.series(0));
    area.setShapesVisible(false);
    plot.setDataset(dataset);
    plot.setRenderer(area);
    return style.chart(plot);
  }

  private static String fileName(ResolvedTrace resolved) {
    String name = Path.of(resolved.name()).getFileName().toString();
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-")
        + "-"
        + resolved.direction().suffix();
  }
}
