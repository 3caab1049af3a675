package testbed.reports.chart;

import java.awt.Color;
import java.awt.font.FontRenderContext;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;
import testbed.reports.model.FrameFate;

/** What became of the frames, a bar a system: displayed, and dropped by the place where. */
public final class FateChart {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final String[] PHASES = {
    "displayed",
    "not taken by the sender",
    "skipped by the sender",
    "lost after the sender",
    "dropped, place not known",
    "on the way at the end"
  };
  private static final Color[] GREYS = {
    new Color(0xdce2e7),
    new Color(0x1c2024),
    new Color(0x7fa3c7),
    new Color(0xb3261e),
    new Color(0xaab3bb),
    new Color(0xf3e3b3)
  };

  private FateChart() {}

  /** One system's bar. */
  public record Bar(String system, FrameFate fate) {}

  /** The chart. */
  public static Figure figure(String name, List<Bar> bars) {
    Table.Builder table =
        Table.of(
            "system",
            "displayed_frames",
            "dropped_camera_frames",
            "skipped_sender_frames",
            "lost_after_sender_frames",
            "dropped_unknown_frames",
            "in_flight_frames");
    for (Bar b : bars) {
      FrameFate f = b.fate();
      table.row(
          b.system(), f.displayed(), f.camera(), f.sender(), f.system(), f.unknown(), f.inFlight());
    }
    return new Figure(
        name,
        "What became of the frames that were held before the camera, by the place where they ended.",
        Math.min(0.6, 0.13 + 0.05 * bars.size()),
        table.build(),
        style -> chart(style, bars));
  }

  private static JFreeChart chart(HouseStyle style, List<Bar> bars) {
    NumberAxis x = style.axis("Share of the frames (%)", 0, 100);
    x.setTickUnit(new NumberTickUnit(20));
    NumberAxis y = style.axis(null, 0, bars.size() + 1.1);
    y.setVisible(false);
    XYPlot plot = style.alignedPlot(x, y);
    plot.setRangeGridlinesVisible(false);
    key(style, plot, bars);
    for (int i = 0; i < bars.size(); i++) {
      bar(style, plot, bars.get(i), bars.size() - 1 - i);
    }
    return style.chart(plot);
  }

  /** The words of the phases that occur, above the bars. */
  private static void key(HouseStyle style, XYPlot plot, List<Bar> bars) {
    double unit = 100.0 / (style.size().width() - style.length(104));
    double top = bars.size() + 0.6;
    double at = 0;
    for (int p = 0; p < PHASES.length; p++) {
      int phase = p;
      if (bars.stream().noneMatch(b -> shares(b.fate())[phase] > 0)) {
        continue;
      }
      double side = style.length(10) * unit;
      plot.addAnnotation(
          box(style, new double[] {at, top - 0.25, at + side, top + 0.25}, GREYS[p]));
      XYTextAnnotation word =
          Lines.label(
              PHASES[p],
              new double[] {at + side + style.length(4) * unit, top},
              TextAnchor.CENTER_LEFT,
              style.smallFont());
      plot.addAnnotation(word);
      double wide = style.smallFont().getStringBounds(PHASES[p], EXACT).getWidth();
      at += side + (wide + style.length(16)) * unit;
    }
  }

  private static void bar(HouseStyle style, XYPlot plot, Bar bar, int row) {
    double at = 0;
    double[] shares = shares(bar.fate());
    for (int p = 0; p < shares.length; p++) {
      if (shares[p] > 0) {
        double[] edges = {at, row + 0.06, at + shares[p], row + 0.94};
        plot.addAnnotation(box(style, edges, GREYS[p]));
      }
      at += shares[p];
    }
    String text = bar.system() + "  " + String.format(Locale.ROOT, "%.1f %% displayed", shares[0]);
    XYTextAnnotation name =
        Lines.label(text, new double[] {0.8, row + 0.5}, TextAnchor.CENTER_LEFT, style.smallFont());
    plot.addAnnotation(name);
  }

  private static XYBoxAnnotation box(HouseStyle style, double[] edges, Color fill) {
    return new XYBoxAnnotation(
        edges[0], edges[1], edges[2], edges[3], style.thin(), Palette.PAPER, fill);
  }

  private static double[] shares(FrameFate f) {
    double all = Math.max(1, f.all()) / 100;
    return new double[] {
      f.displayed() / all,
      f.camera() / all,
      f.sender() / all,
      f.system() / all,
      f.unknown() / all,
      f.inFlight() / all
    };
  }
}
