package testbed.harness.link;

import java.awt.geom.Ellipse2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import testbed.reports.chart.Figure;
import testbed.reports.chart.HouseStyle;
import testbed.reports.chart.Palette;
import testbed.reports.chart.Table;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog.DirectionLog;

/** The pictures of a packet log. */
final class LogFigures {
  private static final double ASPECT = 0.35;
  private static final String SECONDS = "Time since the log began (s)";

  private LogFigures() {}

  /** How many bins the time of a log with events has. */
  static long bins(DirectionLog log, int binMs) {
    return (log.lastMs() - log.firstMs()) / binMs + 1;
  }

  /** Capacity as an area, arrivals and departures as lines. */
  static Figure throughput(DirectionLog log, int binMs) {
    long first = log.firstMs();
    int bins = Math.toIntExact(bins(log, binMs));
    double[][] capacity = bins(bins, binMs);
    double[][] arrived = bins(bins, binMs);
    double[][] departed = bins(bins, binMs);
    double perByte = 8 / (1000.0 * binMs);
    for (LogLine line : log.lines()) {
      int bin = Math.clamp((line.ms() - first) / binMs, 0, bins - 1);
      switch (line) {
        case LogLine.Opportunity o -> capacity[1][bin] += o.bytes() * perByte;
        case LogLine.Arrival a -> arrived[1][bin] += a.bytes() * perByte;
        case LogLine.Departure d -> departed[1][bin] += d.bytes() * perByte;
        case LogLine.Drop d -> {}
      }
    }
    Table.Builder table = Table.of("start_s", "capacity_mbps", "arrived_mbps", "departed_mbps");
    for (int i = 0; i < bins; i++) {
      table.row(capacity[0][i], capacity[1][i], arrived[1][i], departed[1][i]);
    }
    return new Figure(
        "throughput",
        String.format(
            Locale.ROOT,
            "Capacity (grey), what arrived (dashed) and what departed, in bins of %d ms.",
            binMs),
        ASPECT,
        table.build(),
        style -> throughputChart(style, capacity, arrived, departed));
  }

  private static double[][] bins(int count, int binMs) {
    double[][] points = new double[2][count];
    for (int i = 0; i < count; i++) {
      points[0][i] = i * binMs / 1000.0;
    }
    return points;
  }

  private static JFreeChart throughputChart(
      HouseStyle style, double[][] capacity, double[][] arrived, double[][] departed) {
    double most = 0;
    for (double[][] series : List.of(capacity, departed)) {
      most = Math.max(most, Arrays.stream(series[1]).max().orElse(0));
    }
    double end = capacity[0][capacity[0].length - 1];
    XYPlot plot =
        style.plot(style.axis(SECONDS, 0, Math.max(end, 0.1)), style.quantityAxis("Mbit/s", most));
    double halfBin = capacity[0].length > 1 ? capacity[0][1] / 2 : 0;
    DefaultXYDataset lines = new DefaultXYDataset();
    lines.addSeries("departed", shifted(departed, halfBin));
    lines.addSeries("arrived", shifted(arrived, halfBin));
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (int i = 0; i < 2; i++) {
      renderer.setSeriesPaint(i, Palette.series(i));
      renderer.setSeriesStroke(i, Palette.stroke(i, style.line()));
    }
    DefaultXYDataset area = new DefaultXYDataset();
    area.addSeries("capacity", capacity);
    XYStepAreaRenderer grey = new XYStepAreaRenderer(XYStepAreaRenderer.AREA);
    grey.setSeriesPaint(0, Palette.CAPACITY);
    grey.setShapesVisible(false);
    plot.setDataset(0, area);
    plot.setRenderer(0, grey);
    plot.setDataset(1, lines);
    plot.setRenderer(1, renderer);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    return style.chart(plot);
  }

  /** The mean over a bin belongs to its middle. */
  private static double[][] shifted(double[][] points, double by) {
    return new double[][] {Arrays.stream(points[0]).map(x -> x + by).toArray(), points[1]};
  }

  /** The queueing delay of every packet that departed. */
  static Figure delay(DirectionLog log) {
    long first = log.firstMs();
    List<LogLine.Departure> departures =
        log.lines().stream()
            .filter(LogLine.Departure.class::isInstance)
            .map(LogLine.Departure.class::cast)
            .toList();
    Table.Builder table = Table.of("departed_s", "bytes", "delay_ms");
    double[][] points = new double[2][departures.size()];
    for (int i = 0; i < departures.size(); i++) {
      LogLine.Departure d = departures.get(i);
      points[0][i] = (d.ms() - first) / 1000.0;
      points[1][i] = d.delayMs();
      table.row(points[0][i], d.bytes(), d.delayMs());
    }
    double end = (log.lastMs() - first) / 1000.0;
    return new Figure(
        "packet-delay",
        "Queueing delay of every packet that departed.",
        ASPECT,
        table.build(),
        style -> delayChart(style, points, end));
  }

  private static JFreeChart delayChart(HouseStyle style, double[][] points, double end) {
    double most = Arrays.stream(points[1]).max().orElse(1);
    XYPlot plot =
        style.plot(
            style.axis(SECONDS, 0, Math.max(end, 0.1)),
            style.quantityAxis("Queueing delay (ms)", Math.max(1, most)));
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries("delay", points);
    XYLineAndShapeRenderer dots = new XYLineAndShapeRenderer(false, true);
    dots.setSeriesPaint(0, Palette.series(0));
    dots.setSeriesShape(0, new Ellipse2D.Double(-0.8, -0.8, 1.6, 1.6));
    plot.setDataset(dataset);
    plot.setRenderer(dots);
    return style.chart(plot);
  }
}
