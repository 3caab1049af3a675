package testbed.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/**
 * The form in which the field compares systems: delay on a logarithmic axis that runs backwards, so
 * that better is up and to the right. One mark a system at the mean of its runs; from three runs
 * on, an ellipse of one standard deviation in the coordinates of the chart; each run as a dot.
 */
public final class BetterScatter {
  private static final double LEAST_MS = 0.1;
  private static final int SPREAD_FROM = 3;
  private static final int RIM = 64;

  private BetterScatter() {}

  /** The chart of these runs. */
  public static Figure figure(AxisLabels labels, List<ScatterPoint> points) {
    Table.Builder table = Table.of("system", labels.xColumn(), labels.yColumn());
    points.forEach(p -> table.row(p.system(), p.delayMs(), p.quality()));
    return new Figure(
        labels.name(), labels.caption(), 0.5, table.build(), style -> chart(style, labels, points));
  }

  private static JFreeChart chart(HouseStyle style, AxisLabels labels, List<ScatterPoint> points) {
    double[] delays = points.stream().mapToDouble(p -> Math.max(LEAST_MS, p.delayMs())).toArray();
    Curve x = new Curve("", 0, delays, delays);
    double[] qualities = points.stream().mapToDouble(ScatterPoint::quality).toArray();
    Curve y = new Curve("", 0, qualities, qualities);
    NumberAxis delay =
        style.logAxis(labels.x(), x.least() / 1.35, Math.max(x.greatest(), x.least() * 2) * 1.35);
    delay.setInverted(true);
    double margin = Math.max(0.7, 0.08 * (y.greatest() - y.least()));
    NumberAxis quality =
        style.axis(labels.y(), Math.floor(y.least() - margin), Math.ceil(y.greatest() + margin));
    XYPlot plot = style.alignedPlot(delay, quality);
    Map<String, List<double[]>> systems = bySystem(points);
    Map<String, Integer> styles = new HashMap<>();
    points.forEach(p -> styles.put(p.system(), p.style()));
    LabelPlacer placer = new LabelPlacer(style, 0.5, delay, quality);
    for (List<double[]> runs : systems.values()) {
      placer.keepClear(mean(runs));
      placer.avoid(runs);
      placer.avoid(runs.size() < SPREAD_FROM ? List.of() : rim(runs));
    }
    DefaultXYDataset marks = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    systems.forEach(
        (name, runs) -> {
          double[] mean = mean(runs);
          int n = styles.get(name);
          int series = marks.getSeriesCount();
          marks.addSeries(name, new double[][] {{mean[0]}, {mean[1]}});
          renderer.setSeriesShape(series, Palette.mark(n, style.length(11)));
          renderer.setSeriesPaint(series, Palette.series(n));
          spread(style, plot, runs, n);
          placer.label(plot, name, mean, Palette.series(n));
        });
    placer.better(plot);
    plot.setDataset(marks);
    plot.setRenderer(renderer);
    dots(style, plot, systems, styles);
    return style.chart(plot);
  }

  private static Map<String, List<double[]>> bySystem(List<ScatterPoint> points) {
    Map<String, List<double[]>> systems = new LinkedHashMap<>();
    for (ScatterPoint p : points) {
      double[] at = {Math.log10(Math.max(LEAST_MS, p.delayMs())), p.quality()};
      if (Double.isFinite(at[0]) && Double.isFinite(at[1])) {
        systems.computeIfAbsent(p.system(), s -> new ArrayList<>()).add(at);
      }
    }
    return systems;
  }

  private static double[] mean(List<double[]> runs) {
    return new double[] {
      runs.stream().mapToDouble(r -> r[0]).average().orElseThrow(),
      runs.stream().mapToDouble(r -> r[1]).average().orElseThrow()
    };
  }

  private static void spread(HouseStyle style, XYPlot plot, List<double[]> runs, int n) {
    Color colour = Palette.series(n);
    BasicStroke thin = style.thin();
    if (runs.size() >= SPREAD_FROM) {
      Color wash = new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 40);
      plot.addAnnotation(new XYShapeAnnotation(ellipse(runs), thin, colour, wash));
    } else if (runs.size() == 2) {
      Path2D bar = new Path2D.Double();
      bar.moveTo(runs.get(0)[0], runs.get(0)[1]);
      bar.lineTo(runs.get(1)[0], runs.get(1)[1]);
      plot.addAnnotation(new XYShapeAnnotation(bar, thin, colour));
    }
  }

  /** Each run as a dot, where a system has several. */
  private static void dots(
      HouseStyle style,
      XYPlot plot,
      Map<String, List<double[]>> systems,
      Map<String, Integer> styles) {
    DefaultXYDataset dots = new DefaultXYDataset();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    systems.forEach(
        (name, runs) -> {
          if (runs.size() > 1) {
            double[] x = runs.stream().mapToDouble(r -> r[0]).toArray();
            double[] y = runs.stream().mapToDouble(r -> r[1]).toArray();
            renderer.setSeriesShape(dots.getSeriesCount(), Palette.mark(0, style.length(3.5)));
            renderer.setSeriesPaint(dots.getSeriesCount(), Palette.series(styles.get(name)));
            dots.addSeries(name, new double[][] {x, y});
          }
        });
    plot.setDataset(1, dots);
    plot.setRenderer(1, renderer);
  }

  private static Path2D ellipse(List<double[]> runs) {
    Path2D path = new Path2D.Double();
    for (double[] at : rim(runs)) {
      if (path.getCurrentPoint() == null) {
        path.moveTo(at[0], at[1]);
      } else {
        path.lineTo(at[0], at[1]);
      }
    }
    path.closePath();
    return path;
  }

  /** One standard deviation about the mean, along the axes of the runs' covariance. */
  private static List<double[]> rim(List<double[]> runs) {
    double[] m = mean(runs);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (double[] r : runs) {
      xx += (r[0] - m[0]) * (r[0] - m[0]) / (runs.size() - 1);
      xy += (r[0] - m[0]) * (r[1] - m[1]) / (runs.size() - 1);
      yy += (r[1] - m[1]) * (r[1] - m[1]) / (runs.size() - 1);
    }
    double half = Math.sqrt((xx - yy) * (xx - yy) / 4 + xy * xy);
    double a = Math.sqrt(Math.max(0, (xx + yy) / 2 + half));
    double b = Math.sqrt(Math.max(0, (xx + yy) / 2 - half));
    double turn = Math.atan2(2 * xy, xx - yy) / 2;
    List<double[]> rim = new ArrayList<>();
    for (int i = 0; i < RIM; i++) {
      double t = i * 2 * Math.PI / RIM;
      double x = m[0] + a * Math.cos(t) * Math.cos(turn) - b * Math.sin(t) * Math.sin(turn);
      double y = m[1] + a * Math.cos(t) * Math.sin(turn) + b * Math.sin(t) * Math.cos(turn);
      rim.add(new double[] {x, y});
    }
    return rim;
  }
}
