package testbed.reports.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.DefaultXYDataset;
import testbed.analyzer.match.Distribution;
import testbed.reports.model.FrameRow;
import testbed.reports.model.RunData;

/**
 * How a system recovers from a single loss: what happens to its frames from one second before to
 * three seconds after a packet was lost with no other loss near.
 */
public final class RecoveryChart {
  private static final double BEFORE_S = 1;
  private static final double AFTER_S = 3;
  private static final double BIN_S = 1 / 30.0;
  private static final double LEAST_MS = 0.1;
  private static final double GREATEST_DB = 60;
  private static final double ASPECT = 0.4;

  private RecoveryChart() {}

  /** The runs of one system, some of which have isolated losses. */
  public record Subject(String system, int style, List<RunData> runs) {
    /** Copies the list. */
    public Subject {
      runs = List.copyOf(runs);
    }

    /** How many isolated losses there are. */
    public int losses() {
      return runs.stream().mapToInt(r -> r.isolatedLosses().size()).sum();
    }
  }

  /** The charts of delay and of quality; none when no system had an isolated loss. */
  public static List<Figure> figures(String prefix, List<Subject> subjects) {
    List<Subject> hit = subjects.stream().filter(s -> s.losses() > 0).toList();
    if (hit.isEmpty()) {
      return List.of();
    }
    boolean named = subjects.size() > 1;
    String of = hit.stream().mapToInt(Subject::losses).sum() == 1 ? "the loss" : "each loss";
    List<Curve> delays = curves(hit, FrameRow::signalDelayMs);
    List<Curve> quality = curves(hit, f -> Math.min(GREATEST_DB, f.ssimDb()));
    Figure delay =
        new Figure(
            prefix + "recovery-delay",
            "Recovery from a single loss: signal delay of the frames sent around "
                + of
                + " (median where there are several).",
            ASPECT,
            table(delays, "signal_delay_ms"),
            style -> delayChart(style, delays, named));
    Figure ssim =
        new Figure(
            prefix + "recovery-ssim",
            "Recovery from a single loss: quality of the frames sent around "
                + of
                + " and displayed.",
            ASPECT,
            table(quality, "ssim_db"),
            style -> ssimChart(style, quality, named));
    return List.of(delay, ssim);
  }

  private static List<Curve> curves(List<Subject> subjects, ToDoubleFunction<FrameRow> value) {
    return subjects.stream().map(s -> curve(s, value)).toList();
  }

  private static Curve curve(Subject subject, ToDoubleFunction<FrameRow> value) {
    int bins = (int) Math.round((BEFORE_S + AFTER_S) / BIN_S);
    List<List<Double>> samples = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      samples.add(new ArrayList<>());
    }
    for (RunData run : subject.runs()) {
      for (double loss : run.isolatedLosses()) {
        for (FrameRow frame : run.frames()) {
          int bin = (int) Math.floor((frame.shownS() - loss + BEFORE_S) / BIN_S);
          double v = value.applyAsDouble(frame);
          if (bin >= 0 && bin < bins && !Double.isNaN(v)) {
            samples.get(bin).add(v);
          }
        }
      }
    }
    double[] x = new double[bins];
    double[] y = new double[bins];
    int n = 0;
    for (int i = 0; i < bins; i++) {
      if (!samples.get(i).isEmpty()) {
        double[] all = samples.get(i).stream().mapToDouble(Double::doubleValue).toArray();
        x[n] = (i + 0.5) * BIN_S - BEFORE_S;
        y[n++] = Distribution.of(all).percentile(50);
      }
    }
    return new Curve(subject.system(), subject.style(), Arrays.copyOf(x, n), Arrays.copyOf(y, n));
  }

  private static JFreeChart delayChart(HouseStyle style, List<Curve> curves, boolean named) {
    double least =
        Math.max(LEAST_MS, curves.stream().mapToDouble(Curve::least).min().orElse(LEAST_MS));
    double most = curves.stream().mapToDouble(Curve::greatest).max().orElse(1);
    NumberAxis y = style.logAxis("Signal delay (ms)", least, Math.max(most, 3 * least));
    return chart(
        style, y, curves, curves.stream().map(c -> c.logarithmicY(LEAST_MS)).toList(), named);
  }

  private static JFreeChart ssimChart(HouseStyle style, List<Curve> curves, boolean named) {
    double least = curves.stream().mapToDouble(Curve::least).min().orElse(0);
    double most = curves.stream().mapToDouble(Curve::greatest).max().orElse(1);
    NumberAxis y = style.axis("SSIM (dB)", Math.floor(least - 0.2), Math.ceil(most + 0.2));
    return chart(style, y, curves, curves.stream().map(Curve::linear).toList(), named);
  }

  private static JFreeChart chart(
      HouseStyle style, NumberAxis y, List<Curve> curves, List<double[][]> points, boolean named) {
    NumberAxis x = style.axis("Time since the loss (s)", -BEFORE_S, AFTER_S);
    XYPlot plot = style.alignedPlot(x, y);
    plot.addAnnotation(
        new XYLineAnnotation(
            0, y.getLowerBound(), 0, y.getUpperBound(), style.thin(), Palette.ALARM));
    DefaultXYDataset dataset = new DefaultXYDataset();
    for (int i = 0; i < curves.size(); i++) {
      dataset.addSeries(curves.get(i).label(), points.get(i));
    }
    plot.setDataset(dataset);
    plot.setRenderer(Lines.series(style, curves));
    CurveLabels labels =
        new CurveLabels(style, ASPECT, new NumberAxis[] {x, y}, points.toArray(double[][][]::new));
    for (int i = 0; named && i < curves.size(); i++) {
      labels.label(plot, i, curves.get(i).label(), curves.get(i).style());
    }
    return style.chart(plot);
  }

  private static Table table(List<Curve> curves, String value) {
    Table.Builder table = Table.of("system", "since_loss_s", value);
    for (Curve c : curves) {
      for (int i = 0; i < c.x().length; i++) {
        table.row(c.label(), c.x()[i], c.y()[i]);
      }
    }
    return table.build();
  }
}
