package testbed.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.DefaultXYDataset;
import testbed.analyzer.match.Freeze;
import testbed.reports.model.CallSecond;
import testbed.reports.model.RateBin;

/** Charts of what the browsers of a WebRTC call said of themselves. */
public final class CallCharts {
  private static final String SECONDS = "Time since the run began (s)";
  private static final double NS = 1e9;

  private CallCharts() {}

  /** The rates that the sender aims at, before what the link could carry. */
  public static Figure rates(List<CallSecond> call, List<RateBin> link) {
    Table.Builder table = Table.of("at_s", "target_mbps", "available_mbps");
    call.forEach(s -> table.row(s.atS(), s.targetMbps(), s.availableMbps()));
    List<Curve> curves =
        List.of(
            curve("target bit rate", 0, call, CallSecond::targetMbps),
            curve("available bandwidth", 1, call, CallSecond::availableMbps));
    return new Figure(
        "webrtc-rates",
        "The sender's target bit rate and the bandwidth that it believes there is, as it says"
            + " itself; the grey area is the link's capacity.",
        0.3,
        table.build(),
        style -> rateChart(style, curves, link));
  }

  private static JFreeChart rateChart(HouseStyle style, List<Curve> curves, List<RateBin> link) {
    double most = curves.stream().mapToDouble(Curve::greatest).max().orElse(1);
    double capacity =
        link.stream()
            .mapToDouble(RateBin::capacityMbps)
            .filter(Double::isFinite)
            .max()
            .orElse(most);
    NumberAxis y = style.quantityAxis("Mbit/s", Math.max(most, Math.min(capacity, 3 * most)));
    XYPlot plot = style.alignedPlot(style.axis(SECONDS, 0, end(curves.getFirst())), y);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setDataset(0, area(link));
    plot.setRenderer(0, Lines.capacity());
    draw(style, plot, 1, curves, Lines.series(style, curves));
    return style.chart(plot);
  }

  /** The size of the encoded pictures, and why they are not larger. */
  public static Figure resolution(List<CallSecond> call) {
    Table.Builder table = Table.of("at_s", "sent_height_rows", "limitation");
    call.forEach(s -> table.row(s.atS(), s.sentHeight(), s.limitation()));
    Curve height = curve("", 0, call, CallSecond::sentHeight);
    return new Figure(
        "webrtc-resolution",
        "Rows of the pictures that the sender encodes; red below: it says that bandwidth or"
            + " processor limit their quality.",
        0.2,
        table.build(),
        style -> {
          NumberAxis y = style.quantityAxis("Rows", height.greatest());
          XYPlot plot = style.alignedPlot(style.axis(SECONDS, 0, end(height)), y);
          draw(style, plot, 0, List.of(height), new XYStepRenderer());
          for (int i = 0; i + 1 < call.size(); i++) {
            String why = call.get(i).limitation();
            if (!why.isEmpty() && !why.equals("none")) {
              double top = y.getUpperBound() * 0.06;
              plot.addAnnotation(
                  box(Math.max(0, call.get(i).atS()), call.get(i + 1).atS(), 0, top));
            }
          }
          return style.chart(plot);
        });
  }

  /** How long the receiver holds frames back, and the freezes that it and we have counted. */
  public static Figure receiver(List<CallSecond> call, List<Freeze> freezes) {
    Table.Builder table = Table.of("at_s", "jitter_buffer_ms", "freezes_count", "frozen_s");
    call.forEach(s -> table.row(s.atS(), s.jitterBufferMs(), s.freezes(), s.frozenS()));
    Curve held = curve("", 0, call, CallSecond::jitterBufferMs);
    CallSecond last = call.getLast();
    double ours = freezes.stream().mapToDouble(f -> f.durationNs() / NS).sum();
    return new Figure(
        "webrtc-jitter-buffer",
        String.format(
            Locale.ROOT,
            "How long the receiver holds frames back, by its own account. It counted %.0f freezes"
                + " of %.2f s together (red: in which seconds); this analysis counted %d of"
                + " %.2f s.",
            Double.isNaN(last.freezes()) ? 0 : last.freezes(),
            Double.isNaN(last.frozenS()) ? 0 : last.frozenS(),
            freezes.size(),
            ours),
        0.25,
        table.build(),
        style -> {
          NumberAxis y = style.quantityAxis("Jitter buffer (ms)", held.greatest());
          XYPlot plot = style.alignedPlot(style.axis(SECONDS, 0, end(held)), y);
          draw(style, plot, 0, List.of(held), Lines.series(style, List.of(held)));
          for (int i = 0; i + 1 < call.size(); i++) {
            if (call.get(i + 1).freezes() > call.get(i).freezes()) {
              double top = y.getUpperBound() * 0.06;
              plot.addAnnotation(
                  box(Math.max(0, call.get(i).atS()), call.get(i + 1).atS(), 0, top));
            }
          }
          return style.chart(plot);
        });
  }

  private static XYBoxAnnotation box(double from, double to, double low, double high) {
    return new XYBoxAnnotation(from, low, to, high, null, null, Palette.ALARM);
  }

  /** Lines, and at the height of each where there are several, its name. */
  private static void draw(
      HouseStyle style, XYPlot plot, int at, List<Curve> curves, XYLineAndShapeRenderer renderer) {
    DefaultXYDataset dataset = new DefaultXYDataset();
    for (int i = 0; i < curves.size(); i++) {
      dataset.addSeries(i, curves.get(i).linear());
      renderer.setSeriesPaint(i, Palette.series(curves.get(i).style()));
      renderer.setSeriesStroke(i, Palette.stroke(curves.get(i).style(), style.line()));
    }
    plot.setDataset(at, dataset);
    plot.setRenderer(at, renderer);
    for (Curve curve : curves) {
      double[] highest = highest(curve);
      if (!curve.label().isEmpty() && Double.isFinite(highest[1])) {
        plot.addAnnotation(
            Lines.label(
                curve.label(),
                highest,
                curve.style() == 0 ? TextAnchor.TOP_CENTER : TextAnchor.BOTTOM_CENTER,
                style.smallFont(),
                Palette.series(curve.style())));
      }
    }
  }

  /** The highest point, where most room is; not a number where nothing was ever known. */
  private static double[] highest(Curve curve) {
    double[] best = {Double.NaN, Double.NaN};
    for (int i = 0; i < curve.x().length; i++) {
      if (curve.y()[i] > best[1] || Double.isNaN(best[1])) {
        best = new double[] {curve.x()[i], curve.y()[i]};
      }
    }
    return best;
  }

  private static Curve curve(
      String label, int style, List<CallSecond> call, ToDoubleFunction<CallSecond> y) {
    List<CallSecond> inRun = new ArrayList<>(call);
    inRun.removeIf(s -> s.atS() < 0 && call.getLast().atS() > 0);
    return new Curve(
        label,
        style,
        inRun.stream().mapToDouble(CallSecond::atS).toArray(),
        inRun.stream().mapToDouble(y).toArray());
  }

  private static double end(Curve curve) {
    return curve.x().length == 0 ? 1 : curve.x()[curve.x().length - 1];
  }

  /** The steps of the capacity, the last one carried to its end. */
  private static DefaultXYDataset area(List<RateBin> link) {
    int n = link.size();
    double[][] steps = new double[2][n == 0 ? 0 : n + 1];
    for (int i = 0; i < n; i++) {
      double rate = link.get(i).capacityMbps();
      steps[0][i] = link.get(i).startS();
      steps[1][i] = Double.isNaN(rate) ? 0 : rate;
    }
    if (n > 0) {
      steps[0][n] = link.getLast().startS() + link.getLast().widthS();
      steps[1][n] = steps[1][n - 1];
    }
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries("capacity", steps);
    return dataset;
  }
}
