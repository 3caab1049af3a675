package testbed.reports.chart;

import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.DefaultXYDataset;

/** Cumulative distributions, one line a sample, each with its name beside it. */
public final class CdfChart {
  private static final double LEAST_DELAY_MS = 0.1;
  private static final double GREATEST_DB = 60;

  private CdfChart() {}

  /** Distributions of delays in milliseconds, on a logarithmic axis. */
  public static Figure delays(String name, String caption, List<Curve> distributions) {
    return new Figure(
        name,
        caption,
        0.5,
        table(distributions, "delay_ms"),
        style -> delayChart(style, distributions));
  }

  /** Distributions of SSIM in decibels. */
  public static Figure ssim(String name, String caption, List<Curve> distributions) {
    return new Figure(
        name,
        caption,
        0.5,
        table(distributions, "ssim_db"),
        style -> ssimChart(style, distributions));
  }

  private static JFreeChart delayChart(HouseStyle style, List<Curve> distributions) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = LEAST_DELAY_MS;
    for (Curve c : distributions) {
      least = Math.min(least, c.x().length == 0 ? least : c.x()[0]);
      greatest = Math.max(greatest, c.x().length == 0 ? greatest : c.x()[c.x().length - 1]);
    }
    least = Math.max(LEAST_DELAY_MS, Math.min(least, greatest));
    NumberAxis x = style.logAxis("Delay (ms)", least, Math.max(greatest, least * 3));
    XYPlot plot = plot(style, x, distributions);
    DefaultXYDataset dataset = new DefaultXYDataset();
    double[][][] drawn = new double[distributions.size()][][];
    for (int i = 0; i < drawn.length; i++) {
      Curve c = distributions.get(i).thinned(style.size().width() / 2);
      drawn[i] = c.logarithmicX(LEAST_DELAY_MS);
      dataset.addSeries(c.label(), drawn[i]);
    }
    for (int i = 0; i < drawn.length; i++) {
      label(style, plot, distributions.get(i), drawn, i);
    }
    plot.setDataset(dataset);
    return style.chart(plot);
  }

  private static JFreeChart ssimChart(HouseStyle style, List<Curve> distributions) {
    double[][][] drawn = new double[distributions.size()][][];
    double least = GREATEST_DB;
    double greatest = 0;
    for (int i = 0; i < drawn.length; i++) {
      Curve c = distributions.get(i).thinned(style.size().width() / 2);
      double[] x = Arrays.stream(c.x()).map(v -> Math.min(v, GREATEST_DB)).toArray();
      drawn[i] = new double[][] {x, c.y()};
      least = x.length == 0 ? least : Math.min(least, x[0]);
      greatest = x.length == 0 ? greatest : Math.max(greatest, x[x.length - 1]);
    }
    least = Math.min(least, greatest);
    XYPlot plot =
        plot(
            style,
            style.axis("SSIM (dB)", Math.floor(least), Math.ceil(greatest + 0.1)),
            distributions);
    DefaultXYDataset dataset = new DefaultXYDataset();
    for (int i = 0; i < drawn.length; i++) {
      dataset.addSeries(distributions.get(i).label(), drawn[i]);
      label(style, plot, distributions.get(i), drawn, i);
    }
    plot.setDataset(dataset);
    return style.chart(plot);
  }

  private static XYPlot plot(HouseStyle style, NumberAxis x, List<Curve> distributions) {
    NumberAxis y = style.axis("Share of frames", 0, 1.02);
    y.setTickUnit(new NumberTickUnit(0.25));
    XYPlot plot = style.plot(x, y);
    plot.setRenderer(Lines.series(style, distributions));
    return plot;
  }

  /**
   * Puts the name beside its line: to the left of lines that lie left, to the right of the others,
   * each at a height of its own; never over the edge.
   */
  private static void label(HouseStyle style, XYPlot plot, Curve curve, double[][][] drawn, int n) {
    int last = drawn[n][0].length - 1;
    if (last < 0) {
      return;
    }
    int rank = 0;
    for (double[][] other : drawn) {
      rank += median(other) < median(drawn[n]) ? 1 : 0;
    }
    double height = 0.92 - 0.84 * (rank + 0.5) / drawn.length;
    int at = (int) Math.round(last * height);
    Range range = plot.getDomainAxis().getRange();
    double across = (drawn[n][0][at] - range.getLowerBound()) / range.getLength();
    boolean left = across > 0.7 || (across > 0.3 && rank < drawn.length / 2);
    TextAnchor anchor = left ? TextAnchor.CENTER_RIGHT : TextAnchor.CENTER_LEFT;
    double[] where = {drawn[n][0][at], drawn[n][1][at]};
    plot.addAnnotation(
        Lines.label(
            "  " + curve.label() + "  ",
            where,
            anchor,
            style.smallFont(),
            Palette.series(curve.style())));
  }

  private static double median(double[][] points) {
    return points[0].length == 0 ? Double.NaN : points[0][points[0].length / 2];
  }

  private static Table table(List<Curve> distributions, String value) {
    Table.Builder table = Table.of("series", value, "share");
    for (Curve c : distributions) {
      for (int i = 0; i < c.x().length; i++) {
        table.row(c.label(), c.x()[i], c.y()[i]);
      }
    }
    return table.build();
  }
}
