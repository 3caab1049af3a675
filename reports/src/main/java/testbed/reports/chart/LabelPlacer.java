package testbed.reports.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/**
 * Puts names beside their marks where they cover least. It works in the pixels of an {@linkplain
 * HouseStyle#alignedPlot aligned plot}, whose data area it knows well enough for that.
 */
final class LabelPlacer {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  /** How far from its mark a name may stand, in its own heights. */
  private static final int RINGS = 4;

  /** So many times worse is it to cover a mark than a dot or another name. */
  private static final int COVERED = 4;

  /** A name that is cut off at the rim is worse than one that covers something. */
  private static final int CUT = 12;

  /**
   * Where something stands.
   *
   * @param weight so many times worse it is to cover this than a dot
   */
  private record Place(Rectangle2D box, int weight) {}

  private final HouseStyle style;
  private final PlotArea plotArea;
  private final Rectangle2D area;
  private final List<Place> taken = new ArrayList<>();
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
    Rectangle2D mark =
        new Rectangle2D.Double(plotArea.px(at[0]) - r, plotArea.py(at[1]) - r, 2 * r, 2 * r);
    taken.add(new Place(mark, COVERED));
  }

  /** Reserves the places of something small or thin, such as a dot or the rim of an ellipse. */
  void avoid(List<double[]> points) {
    double r = style.length(3);
    for (double[] at : points) {
      double x = plotArea.px(at[0]);
      double y = plotArea.py(at[1]);
      taken.add(new Place(new Rectangle2D.Double(x - r, y - r, 2 * r, 2 * r), 1));
    }
  }

  /** Writes a name at the best of the places around its mark. */
  void label(XYPlot plot, String text, double[] at, Color colour) {
    Font font = style.font();
    double w = font.getStringBounds(text, EXACT).getWidth() + style.length(2);
    double h = style.length(15);
    double cx = plotArea.px(at[0]);
    double cy = plotArea.py(at[1]);
    Rectangle2D best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double[] c : centres(cx, cy, w, h)) {
      Rectangle2D box = new Rectangle2D.Double(c[0] - w / 2, c[1] - h / 2, w, h);
      double cost = cost(box) + astray(box, cx, cy);
      if (cost < least - 1e-9) {
        least = cost;
        best = box;
      }
    }
    taken.add(new Place(best, 1));
    lead(plot, at, best, colour);
    double[] where = {plotArea.dataX(best.getCenterX()), plotArea.dataY(best.getCenterY())};
    plot.addAnnotation(Lines.label(text, where, TextAnchor.CENTER, font, colour));
  }

  /** The middles of the places that a name of this size may have, the most usual first. */
  private List<double[]> centres(double cx, double cy, double w, double h) {
    double d = style.length(9);
    List<double[]> centres = new ArrayList<>();
    for (int far = 0; far < RINGS; far++) {
      double up = far * h;
      double out = far * 1.5 * h;
      double side = d + w / 2 + out;
      centres.add(new double[] {cx + side, cy});
      centres.add(new double[] {cx - side, cy});
      centres.add(new double[] {cx, cy - d - h / 2 - up});
      centres.add(new double[] {cx, cy + d + h / 2 + up});
      for (int steps = 1; steps <= far + 1; steps++) {
        double beside = d * 0.6 + w / 2 + out;
        centres.add(new double[] {cx + beside, cy - d * steps});
        centres.add(new double[] {cx - beside, cy - d * steps});
        centres.add(new double[] {cx + beside, cy + d * steps});
        centres.add(new double[] {cx - beside, cy + d * steps});
      }
    }
    return centres;
  }

  /** Draws a line from a mark to its name where they do not stand together. */
  private void lead(XYPlot plot, double[] at, Rectangle2D box, Color colour) {
    double cx = plotArea.px(at[0]);
    double cy = plotArea.py(at[1]);
    if (distance(box, cx, cy) > style.length(16)) {
      double x = Math.clamp(cx, box.getMinX(), box.getMaxX());
      double y = Math.clamp(cy, box.getMinY(), box.getMaxY());
      plot.addAnnotation(
          new XYLineAnnotation(
              at[0], at[1], plotArea.dataX(x), plotArea.dataY(y), style.thin(), colour));
    }
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
    for (Place other : taken) {
      Rectangle2D common = box.createIntersection(other.box());
      if (!common.isEmpty()) {
        cost += other.weight() * common.getWidth() * common.getHeight();
      }
    }
    return cost + CUT * plotArea.outside(box);
  }
}
