package testbed.reports.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/**
 * Puts names beside their marks where they cover least. It works in the pixels of an {@linkplain
 * HouseStyle#alignedPlot aligned plot}, whose data area it knows well enough for that.
 */
final class LabelPlacer {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private final HouseStyle style;
  private final PlotArea plotArea;
  private final Rectangle2D area;
  private final List<Rectangle2D> taken = new ArrayList<>();
  private final List<double[]> marks = new ArrayList<>();

  LabelPlacer(HouseStyle style, double aspect, NumberAxis x, NumberAxis y) {
    this.style = style;
    this.plotArea = PlotArea.of(style, aspect, x, y);
    this.area = plotArea.box();
  }

  /** Reserves the place of a mark. */
  void keepClear(double[] at) {
    marks.add(new double[] {plotArea.px(at[0]), plotArea.py(at[1])});
    double r = style.length(8);
    taken.add(new Rectangle2D.Double(plotArea.px(at[0]) - r, plotArea.py(at[1]) - r, 2 * r, 2 * r));
  }

  /** Reserves the places of something small or thin, such as a dot or the rim of an ellipse. */
  void avoid(List<double[]> points) {
    double r = style.length(3);
    for (double[] at : points) {
      double x = plotArea.px(at[0]);
      double y = plotArea.py(at[1]);
      taken.add(new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r));
    }
  }

  /** Writes a name at the best of the places around its mark. */
  void label(XYPlot plot, String text, double[] at, Color colour) {
    Font font = style.font();
    double w = font.getStringBounds(text, EXACT).getWidth() + style.length(2);
    double h = style.length(15);
    double d = style.length(9);
    double cx = plotArea.px(at[0]);
    double cy = plotArea.py(at[1]);
    double[][] centres = {
      {cx + d + w / 2, cy},
      {cx - d - w / 2, cy},
      {cx, cy - d - h / 2},
      {cx, cy + d + h / 2},
      {cx + d * 0.6 + w / 2, cy - d},
      {cx - d * 0.6 - w / 2, cy - d},
      {cx + d * 0.6 + w / 2, cy + d},
      {cx - d * 0.6 - w / 2, cy + d},
      {cx, cy - 2 * h - d},
      {cx, cy + 2 * h + d},
      {cx + d + w / 2, cy - 2 * h},
      {cx + d + w / 2, cy + 2 * h},
      {cx - d - w / 2, cy - 2 * h},
      {cx - d - w / 2, cy + 2 * h}
    };
    Rectangle2D best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double[] c : centres) {
      Rectangle2D box = new Rectangle2D.Double(c[0] - w / 2, c[1] - h / 2, w, h);
      double cost = cost(box) + astray(box, cx, cy);
      if (cost < least - 1e-9) {
        least = cost;
        best = box;
      }
    }
    taken.add(best);
    double[] where = {plotArea.dataX(best.getCenterX()), plotArea.dataY(best.getCenterY())};
    plot.addAnnotation(Lines.label(text, where, TextAnchor.CENTER, font, colour));
  }

  /** Draws the arrow that says which way is better, in the emptiest corner. */
  void better(XYPlot plot) {
    double w = style.length(88);
    double m = style.length(6);
    double[][] corners = {
      {area.getMinX() + m + w / 2, area.getMinY() + m + w / 2},
      {area.getMaxX() - m - w / 2, area.getMaxY() - m - w / 2},
      {area.getMinX() + m + w / 2, area.getMaxY() - m - w / 2},
      {area.getMaxX() - m - w / 2, area.getMinY() + m + w / 2}
    };
    double[] best = corners[0];
    double least = Double.POSITIVE_INFINITY;
    for (double[] c : corners) {
      double cost = cost(new Rectangle2D.Double(c[0] - w / 2, c[1] - w / 2, w, w));
      if (cost < least) {
        least = cost;
        best = c;
      }
    }
    double[] where = {plotArea.dataX(best[0]), plotArea.dataY(best[1])};
    plot.addAnnotation(new BetterArrow(where[0], where[1], w, style.font()));
  }

  /** What it costs to stand far from its own mark, and more when another mark is nearer. */
  private double astray(Rectangle2D box, double x, double y) {
    double own = distance(box, x, y);
    boolean foreign =
        marks.stream()
            .filter(m -> Math.hypot(m[0] - x, m[1] - y) > 1)
            .anyMatch(m -> distance(box, m[0], m[1]) < own);
    return own + (foreign ? style.length(60) : 0);
  }

  private static double distance(Rectangle2D box, double x, double y) {
    return Math.hypot(
        x - Math.clamp(x, box.getMinX(), box.getMaxX()),
        y - Math.clamp(y, box.getMinY(), box.getMaxY()));
  }

  private double cost(Rectangle2D box) {
    double cost = 0;
    for (Rectangle2D other : taken) {
      Rectangle2D common = box.createIntersection(other);
      if (!common.isEmpty()) {
        cost += common.getWidth() * common.getHeight();
      }
    }
    return cost + 3 * plotArea.outside(box);
  }
}
