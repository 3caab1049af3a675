package testbed.reports.chart;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;
import testbed.reports.model.FrameRow;

/** When the picture moved and when it stood: a tick for each displayed frame, a bar a freeze. */
public final class FreezeStrip {
  private FreezeStrip() {}

  /**
   * A stretch in which the picture stood.
   *
   * @param fromS the last frame before it was seen
   * @param toS the next frame was seen
   */
  public record Freeze(double fromS, double toS) {}

  /** The strip. */
  public static Figure figure(List<FrameRow> frames, List<Freeze> freezes) {
    Table.Builder table = Table.of("from_s", "to_s", "length_s");
    freezes.forEach(f -> table.row(f.fromS(), f.toS(), f.toS() - f.fromS()));
    double[] seen =
        frames.stream().filter(FrameRow::displayed).mapToDouble(FrameRow::seenS).toArray();
    double end = frames.stream().mapToDouble(FrameRow::shownS).max().orElse(1);
    return new Figure(
        "freezes",
        "Each thin tick above is a displayed frame; each solid bar below is a freeze.",
        0.14,
        table.build(),
        style -> chart(style, seen, freezes, end));
  }

  private static JFreeChart chart(
      HouseStyle style, double[] seen, List<Freeze> freezes, double end) {
    double last = Math.max(end, seen.length == 0 ? 0 : seen[seen.length - 1]);
    NumberAxis x = style.axis("Time since the run began (s)", 0, last);
    NumberAxis y = style.axis(null, 0, 1);
    y.setVisible(false);
    XYPlot plot = style.plot(x, y);
    double margin = style.length(30);
    plot.setInsets(new RectangleInsets(style.length(4), margin, style.length(2), style.length(10)));
    plot.setRangeGridlinesVisible(false);
    Path2D ticks = new Path2D.Double();
    for (double s : seen) {
      ticks.moveTo(s, 0.42);
      ticks.lineTo(s, 1);
    }
    if (seen.length > 0) {
      BasicStroke hair = new BasicStroke((float) style.length(0.35));
      plot.addAnnotation(new XYShapeAnnotation(ticks, hair, Palette.INK));
    }
    for (Freeze f : freezes) {
      plot.addAnnotation(
          new XYBoxAnnotation(f.fromS(), 0.05, f.toS(), 0.36, null, null, Palette.ALARM));
    }
    return style.chart(plot);
  }
}
