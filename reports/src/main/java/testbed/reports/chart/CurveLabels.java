package testbed.reports.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.TextAnchor;

/**
 * Puts the name of each line beside it, where it lies over no other line and no other name. It
 * works in the pixels of an {@linkplain HouseStyle#alignedPlot aligned plot}.
 */
final class CurveLabels {
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final int PLACES = 40;
  private static final double PER_CROSSING = 400;
  private static final double OWN = 0.25;
  private static final double OUTSIDE = 30;
  private static final double[][] SIDES = {
    {-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}
  };

  private final HouseStyle style;
  private final PlotArea area;
  private final List<double[][]> lines = new ArrayList<>();
  private final List<Rectangle2D> taken = new ArrayList<>();

  /**
   * Reads all lines before the first name is placed.
   *
   * @param drawn the points of each line in the coordinates of the axes
   */
  CurveLabels(HouseStyle style, double aspect, NumberAxis[] axes, double[][][] drawn) {
    this.style = style;
    this.area = PlotArea.of(style, aspect, axes[0], axes[1]);
    for (double[][] line : drawn) {
      double[][] pixels = new double[2][line[0].length];
      for (int i = 0; i < line[0].length; i++) {
        pixels[0][i] = area.px(line[0][i]);
        pixels[1][i] = area.py(line[1][i]);
      }
      lines.add(pixels);
    }
  }

  /** Writes the name of a line. */
  void label(XYPlot plot, int line, String text, int series) {
    double[][] own = lines.get(line);
    if (own[0].length == 0) {
      return;
    }
    Font font = style.smallFont();
    double w = font.getStringBounds(text, EXACT).getWidth() + style.length(3);
    double h = style.length(13);
    Rectangle2D best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int p = 1; p < PLACES; p++) {
      int at = (int) ((long) (own[0].length - 1) * p / PLACES);
      for (double[] side : SIDES) {
        double x = own[0][at] + side[0] * (w / 2 + style.length(5));
        double y = own[1][at] + side[1] * (h / 2 + style.length(4));
        Rectangle2D box = new Rectangle2D.Double(x - w / 2, y - h / 2, w, h);
        double cost = cost(box, line) + 0.5 * Math.abs(p - PLACES / 2.0);
        if (cost < least) {
          least = cost;
          best = box;
        }
      }
    }
    taken.add(best);
    double[] where = {area.dataX(best.getCenterX()), area.dataY(best.getCenterY())};
    plot.addAnnotation(Lines.label(text, where, TextAnchor.CENTER, font, Palette.series(series)));
  }

  private double cost(Rectangle2D box, int own) {
    double cost = area.outside(box) * OUTSIDE;
    for (Rectangle2D other : taken) {
      Rectangle2D common = box.createIntersection(other);
      cost += common.isEmpty() ? 0 : 1000 + common.getWidth() * common.getHeight();
    }
    for (int n = 0; n < lines.size(); n++) {
      double[][] line = lines.get(n);
      int crossings = 0;
      for (int i = 0; i + 1 < line[0].length; i++) {
        boolean crosses =
            new Line2D.Double(line[0][i], line[1][i], line[0][i + 1], line[1][i + 1])
                .intersects(box);
        crossings += crosses ? 1 : 0;
      }
      cost += crossings == 0 ? 0 : (n == own ? OWN : 1) * (PER_CROSSING + 10 * crossings);
    }
    return cost;
  }
}
