package testbed.reports.chart;

import java.awt.BasicStroke;
import java.awt.geom.Path2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import testbed.analyzer.match.Freeze;
import testbed.reports.model.FrameRow;

/** When the picture moved and when it stood: a tick for each displayed frame, a bar a freeze. */
public final class FreezeStrip {
  private static final double NS = 1e9;

  private FreezeStrip() {}

  /** The strip. */
  public static Figure figure(List<FrameRow> frames, List<Freeze> freezes) {
    Table.Builder table = Table.of("from_s", "to_s", "length_s");
    freezes.forEach(f -> table.row(f.startNs() / NS, f.endNs() / NS, f.durationNs() / NS));
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
    XYPlot plot = style.alignedPlot(x, y);
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
          new XYBoxAnnotation(
              f.startNs() / NS, 0.05, f.endNs() / NS, 0.36, null, null, Palette.ALARM));
    }
    return style.chart(plot);
  }
}
