package testbed.reports.chart;

import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.DefaultXYDataset;

/** Cumulative distributions, one line a sample, each with its name beside it. */
public final class CdfChart {
  private static final double LEAST_DELAY_MS = 0.1;
  private static final double GREATEST_DB = 60;
  private static final double ASPECT = 0.5;

  private CdfChart() {}

  /** Distributions of delays in milliseconds, on a logarithmic axis. */
  public static Figure delays(String name, String caption, List<Curve> distributions) {
    return new Figure(
        name,
        caption,
        ASPECT,
        table(distributions, "delay_ms"),
        style -> delayChart(style, distributions));
  }

  /** Distributions of SSIM in decibels. */
  public static Figure ssim(String name, String caption, List<Curve> distributions) {
    return new Figure(
        name,
        caption,
        ASPECT,
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
    label(style, plot, distributions, drawn);
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
    }
    label(style, plot, distributions, drawn);
    plot.setDataset(dataset);
    return style.chart(plot);
  }

  private static XYPlot plot(HouseStyle style, NumberAxis x, List<Curve> distributions) {
    NumberAxis y = style.axis("Share of frames", 0, 1.02);
    y.setTickUnit(new NumberTickUnit(0.25));
    XYPlot plot = style.alignedPlot(x, y);
    plot.setRenderer(Lines.series(style, distributions));
    return plot;
  }

  private static void label(
      HouseStyle style, XYPlot plot, List<Curve> distributions, double[][][] drawn) {
    NumberAxis[] axes = {(NumberAxis) plot.getDomainAxis(), (NumberAxis) plot.getRangeAxis()};
    CurveLabels labels = new CurveLabels(style, ASPECT, axes, drawn);
    for (int i = 0; i < drawn.length; i++) {
      labels.label(plot, i, distributions.get(i).label(), distributions.get(i).style());
    }
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
