package testbed.reports.chart;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import testbed.reports.model.FrameRow;
import testbed.reports.model.RateBin;

/** Charts of one run over its time. */
public final class TimeCharts {
  private static final double LEAST_DELAY_MS = 0.1;
  private static final double GREATEST_DB = 60;
  private static final double BREAK_S = 0.5;
  private static final String SECONDS = "Time since the run began (s)";

  private TimeCharts() {}

  /** Signal delay of every sent frame, on a logarithmic axis, before the link's capacity. */
  public static Figure delay(List<FrameRow> frames, List<RateBin> link) {
    Table.Builder table = Table.of("frame_id", "shown_s", "signal_delay_ms", "frame_delay_ms");
    frames.forEach(f -> table.row(f.id(), f.shownS(), f.signalDelayMs(), f.delayMs()));
    Curve delay = curve("signal delay", frames, FrameRow::signalDelayMs);
    return new Figure(
        "delay",
        "Signal delay of every sent frame over time; the grey area is the link's capacity.",
        0.4,
        table.build(),
        style -> delayChart(style, delay, end(frames), link));
  }

  /** SSIM of every displayed frame. */
  public static Figure ssim(List<FrameRow> frames, String variant) {
    Table.Builder table = Table.of("frame_id", "seen_s", "ssim_" + variant + "_db");
    List<FrameRow> seen = frames.stream().filter(FrameRow::displayed).toList();
    seen.forEach(f -> table.row(f.id(), f.seenS(), f.ssimDb()));
    Curve ssim =
        new Curve(
            "SSIM",
            0,
            seen.stream().mapToDouble(FrameRow::seenS).toArray(),
            seen.stream().mapToDouble(f -> Math.min(f.ssimDb(), GREATEST_DB)).toArray());
    return new Figure(
        "ssim",
        "Quality (SSIM, " + variant + ") of every displayed frame at the moment it was seen.",
        0.3,
        table.build(),
        style -> {
          NumberAxis x = style.axis(SECONDS, 0, end(frames));
          XYPlot plot = style.alignedPlot(x, dbAxis(style, ssim.y()));
          add(
              plot,
              0,
              ssim.thinned(style.size().width()).brokenAt(BREAK_S).linear(),
              thinLine(style, 0));
          return style.chart(plot);
        });
  }

  /** What the link delivered, against what it could have. */
  public static Figure throughput(List<RateBin> link) {
    Table.Builder table =
        Table.of("start_s", "width_s", "capacity_mbps", "offered_mbps", "delivered_mbps");
    link.forEach(
        b ->
            table.row(b.startS(), b.widthS(), b.capacityMbps(), b.arrivedMbps(), b.departedMbps()));
    Curve delivered = steps("delivered", link, RateBin::departedMbps);
    return new Figure(
        "throughput",
        "Throughput over the link that carries the video (line) within its capacity (grey area).",
        0.3,
        table.build(),
        style -> {
          double most = Math.max(greatest(link, RateBin::capacityMbps), delivered.greatest());
          NumberAxis x = style.axis(SECONDS, 0, linkEnd(link));
          XYPlot plot = style.alignedPlot(x, style.quantityAxis("Mbit/s", most));
          plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
          plot.setDataset(0, capacity(link));
          plot.setRenderer(0, Lines.capacity());
          add(plot, 1, delivered.linear(), thinLine(style, 0));
          return style.chart(plot);
        });
  }

  private static JFreeChart delayChart(
      HouseStyle style, Curve delay, double end, List<RateBin> link) {
    double least = Math.max(LEAST_DELAY_MS, delay.least());
    NumberAxis ms =
        style.logAxis("Signal delay (ms)", least, Math.max(delay.greatest(), least * 3));
    ms.setLabelPaint(Palette.series(0));
    XYPlot plot = style.alignedPlot(style.axis(SECONDS, 0, end), ms);
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    if (link.stream().anyMatch(b -> !Double.isNaN(b.capacityMbps()))) {
      NumberAxis rate =
          style.quantityAxis("Link capacity (Mbit/s)", greatest(link, RateBin::capacityMbps));
      rate.setLabelPaint(Palette.SOFT);
      rate.setTickLabelPaint(Palette.SOFT);
      plot.setRangeAxis(1, rate);
      plot.setRangeAxisLocation(1, AxisLocation.BOTTOM_OR_RIGHT);
      plot.setDataset(0, capacity(link));
      plot.setRenderer(0, Lines.capacity());
      plot.mapDatasetToRangeAxis(0, 1);
    }
    Curve drawn = delay.thinned(style.size().width());
    add(plot, 1, drawn.logarithmicY(LEAST_DELAY_MS), thinLine(style, 0));
    return style.chart(plot);
  }

  private static XYLineAndShapeRenderer thinLine(HouseStyle style, int series) {
    XYLineAndShapeRenderer renderer = Lines.series(style, List.of());
    renderer.setSeriesPaint(0, Palette.series(series));
    renderer.setSeriesStroke(0, Palette.stroke(0, (float) style.length(1.2)));
    return renderer;
  }

  private static void add(
      XYPlot plot, int index, double[][] points, XYLineAndShapeRenderer renderer) {
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries("", points);
    plot.setDataset(index, dataset);
    plot.setRenderer(index, renderer);
    plot.mapDatasetToRangeAxis(index, 0);
  }

  /** The steps of the capacity, the last one carried to its end. */
  private static DefaultXYDataset capacity(List<RateBin> link) {
    int n = link.size();
    double[][] steps = new double[2][n + 1];
    for (int i = 0; i < n; i++) {
      double rate = link.get(i).capacityMbps();
      steps[0][i] = link.get(i).startS();
      steps[1][i] = Double.isNaN(rate) ? 0 : rate;
    }
    steps[0][n] = linkEnd(link);
    steps[1][n] = n == 0 ? 0 : steps[1][n - 1];
    DefaultXYDataset dataset = new DefaultXYDataset();
    dataset.addSeries("capacity", steps);
    return dataset;
  }

  private static NumberAxis dbAxis(HouseStyle style, double[] db) {
    double low = Arrays.stream(db).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(db).filter(Double::isFinite).max().orElse(20);
    NumberAxis axis = style.axis("SSIM (dB)", Math.floor(low - 0.2), Math.ceil(high + 0.2));
    axis.setTickUnit(new NumberTickUnit(Math.ceil(axis.getRange().getLength() / 5)));
    return axis;
  }

  private static double end(List<FrameRow> frames) {
    return frames.stream()
        .mapToDouble(f -> f.displayed() ? Math.max(f.seenS(), f.shownS()) : f.shownS())
        .max()
        .orElse(1);
  }

  private static double linkEnd(List<RateBin> link) {
    return link.isEmpty() ? 1 : link.getLast().startS() + link.getLast().widthS();
  }

  private static double greatest(List<RateBin> link, ToDoubleFunction<RateBin> f) {
    return Arrays.stream(values(link, f)).filter(Double::isFinite).max().orElse(0);
  }

  /** A rate that is drawn over the whole of its bin, as the capacity is. */
  private static Curve steps(String label, List<RateBin> link, ToDoubleFunction<RateBin> rate) {
    double[] x =
        link.stream()
            .flatMapToDouble(b -> DoubleStream.of(b.startS(), b.startS() + b.widthS()))
            .toArray();
    double[] y =
        link.stream()
            .flatMapToDouble(b -> DoubleStream.of(rate.applyAsDouble(b), rate.applyAsDouble(b)))
            .toArray();
    return new Curve(label, 0, x, y);
  }

  private static double[] values(List<RateBin> link, ToDoubleFunction<RateBin> f) {
    return link.stream().mapToDouble(f).toArray();
  }

  private static Curve curve(String label, List<FrameRow> frames, ToDoubleFunction<FrameRow> y) {
    return new Curve(
        label,
        0,
        frames.stream().mapToDouble(FrameRow::shownS).toArray(),
        frames.stream().mapToDouble(y).toArray());
  }
}
