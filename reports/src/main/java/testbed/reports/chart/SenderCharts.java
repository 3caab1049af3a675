package testbed.reports.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.renderer.xy.XYStepAreaRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import testbed.reports.model.SenderPicture;

/** Charts of what a Salsify sender said of the pictures of its camera. */
public final class SenderCharts {
  private static final String SECONDS = "Time since the run began (s)";
  private static final int LAST_QUANTIZER = 127;
  private static final double KILO = 1000;
  private static final double BREAK_S = 0.5;

  /** How far above the largest frame targets are still told apart. */
  private static final double HEADROOM = 4;

  /** The narrowest mark, as a share of the run. */
  private static final double NARROWEST = 1.0 / 450;

  private SenderCharts() {}

  /** The length of what was sent, before the length that the network was thought to take. */
  public static Figure size(List<SenderPicture> pictures) {
    Table.Builder table =
        Table.of(
            "picture",
            "at_s",
            "target_bytes",
            "sent_bytes",
            "smallest_tried_bytes",
            "packets_in_flight",
            "frames_in_flight");
    pictures.forEach(
        p ->
            table.row(
                p.picture(),
                p.atS(),
                p.targetBytes(),
                p.sentBytes(),
                p.smallestBytes(),
                p.packetsInFlight(),
                p.framesInFlight()));
    boolean bounded = pictures.stream().anyMatch(p -> !Double.isNaN(p.targetBytes()));
    return new Figure(
        "salsify-size",
        "Length of every frame that was sent, as the sender says itself"
            + (bounded
                ? "; the grey area is the length that it believed the network to take at that"
                    + " moment, which runs out of the chart where there is room for more."
                : ". It did not ask what the network takes at that moment."),
        0.3,
        table.build(),
        style -> sizeChart(style, pictures, bounded));
  }

  private static JFreeChart sizeChart(
      HouseStyle style, List<SenderPicture> pictures, boolean bounded) {
    Curve sent = curve(pictures, p -> p.sentBytes() / KILO);
    double least = Math.max(1 / KILO, sent.least());
    double most = Math.max(sent.greatest(), 2 * least);
    double top = bounded ? most * HEADROOM : most;
    XYPlot plot = plot(style, pictures, style.logAxis("Frame (kB)", least, top));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    if (bounded) {
      ToDoubleFunction<SenderPicture> target =
          p ->
              Double.isNaN(p.targetBytes()) ? 10 * top : Math.min(p.targetBytes() / KILO, 10 * top);
      Curve area = curve(pictures, target).thinned(style.size().width());
      XYStepAreaRenderer ground = Lines.capacity();
      ground.setRangeBase(Math.log10(least / 10));
      add(plot, 0, area.logarithmicY(least / 10), ground);
    }
    add(plot, 1, drawn(style, sent).logarithmicY(least), thinLine(style));
    return style.chart(plot);
  }

  /** How coarse what was sent is, and where nothing was. */
  public static Figure quantizer(List<SenderPicture> pictures) {
    Table.Builder table = Table.of("picture", "at_s", "quantizer", "sent");
    pictures.forEach(p -> table.row(p.picture(), p.atS(), p.quantizer(), p.sent() ? 1 : 0));
    long skipped = pictures.stream().filter(p -> !p.sent()).count();
    Curve index = curve(pictures, SenderPicture::quantizer);
    return new Figure(
        "salsify-quantizer",
        String.format(
            Locale.ROOT,
            "Quantizer index of every frame that was sent (0 is the finest, %d the coarsest)."
                + " Nothing was sent of %d of %d pictures (red below).",
            LAST_QUANTIZER,
            skipped,
            pictures.size()),
        0.25,
        table.build(),
        style -> {
          NumberAxis y = style.quantityAxis("Quantizer index", LAST_QUANTIZER);
          XYPlot plot = plot(style, pictures, y);
          add(plot, 0, drawn(style, index).linear(), thinLine(style));
          skips(plot, pictures, y.getUpperBound() * 0.06);
          return style.chart(plot);
        });
  }

  /** Red boxes where pictures were left out; neighbours share one. */
  private static void skips(XYPlot plot, List<SenderPicture> pictures, double high) {
    double narrowest = NARROWEST * end(pictures);
    for (int i = 0; i < pictures.size(); i++) {
      if (pictures.get(i).sent()) {
        continue;
      }
      double from = pictures.get(i).atS();
      while (i + 1 < pictures.size() && !pictures.get(i + 1).sent()) {
        i++;
      }
      double to = Math.max(pictures.get(i).atS(), from + narrowest);
      plot.addAnnotation(new XYBoxAnnotation(from, 0, to, high, null, null, Palette.ALARM));
    }
  }

  /** How long it took to encode each picture. */
  public static Figure codingTime(List<SenderPicture> pictures) {
    Table.Builder table = Table.of("picture", "at_s", "encode_ms");
    pictures.forEach(p -> table.row(p.picture(), p.atS(), p.encodeMs()));
    Curve time = curve(pictures, SenderPicture::encodeMs);
    double[] sorted = Arrays.stream(time.y()).filter(Double::isFinite).sorted().toArray();
    double median = sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    return new Figure(
        "salsify-coding-time",
        String.format(
            Locale.ROOT,
            "Time from taking up a picture to the decision what to send of it, all encodings"
                + " included: %.1f ms at the median. In virtual time it is declared, not measured.",
            median),
        0.2,
        table.build(),
        style -> {
          XYPlot plot = plot(style, pictures, style.quantityAxis("ms", time.greatest()));
          add(plot, 0, drawn(style, time).linear(), thinLine(style));
          return style.chart(plot);
        });
  }

  private static XYPlot plot(HouseStyle style, List<SenderPicture> pictures, NumberAxis y) {
    return style.alignedPlot(style.axis(SECONDS, 0, end(pictures)), y);
  }

  private static double end(List<SenderPicture> pictures) {
    return pictures.getLast().atS();
  }

  /** A line through the pictures of which there is a value. */
  private static Curve curve(List<SenderPicture> pictures, ToDoubleFunction<SenderPicture> y) {
    List<SenderPicture> said =
        pictures.stream().filter(p -> !Double.isNaN(y.applyAsDouble(p))).toList();
    return new Curve(
        "",
        0,
        said.stream().mapToDouble(SenderPicture::atS).toArray(),
        said.stream().mapToDouble(y).toArray());
  }

  private static Curve drawn(HouseStyle style, Curve curve) {
    return curve.thinned(style.size().width()).brokenAt(BREAK_S);
  }

  private static XYLineAndShapeRenderer thinLine(HouseStyle style) {
    XYLineAndShapeRenderer renderer = Lines.series(style, List.of());
    renderer.setSeriesPaint(0, Palette.series(0));
    renderer.setSeriesStroke(0, Palette.stroke(0, (float) style.length(1.2)));
    return renderer;
  }

  private static void add(XYPlot plot, int index, double[][] points, XYItemRenderer renderer) {
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries("", points);
    plot.setDataset(index, dataset);
    plot.setRenderer(index, renderer);
  }
}
