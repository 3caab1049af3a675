package testbed.reports.chart;

import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.NumberAxis;

/**
 * Where the data of an {@linkplain HouseStyle#alignedPlot aligned plot} come to lie, in pixels,
 * well enough to place words by.
 */
record PlotArea(Rectangle2D box, NumberAxis x, NumberAxis y) {
  static PlotArea of(HouseStyle style, double aspect, NumberAxis x, NumberAxis y) {
    double left = style.length(54);
    double top = style.length(10);
    Rectangle2D box =
        new Rectangle2D.Double(
            left,
            top,
            style.size().width() - left - style.length(50),
            style.size().height(aspect) - top - style.length(44));
    return new PlotArea(box, x, y);
  }

  double px(double v) {
    double part = (v - x.getLowerBound()) / x.getRange().getLength();
    return x.isInverted()
        ? box.getMaxX() - part * box.getWidth()
        : box.getMinX() + part * box.getWidth();
  }

  double py(double v) {
    return box.getMaxY() - (v - y.getLowerBound()) / y.getRange().getLength() * box.getHeight();
  }

  double dataX(double pixel) {
    double part = (pixel - box.getMinX()) / box.getWidth();
    double forward = x.isInverted() ? 1 - part : part;
    return x.getLowerBound() + forward * x.getRange().getLength();
  }

  double dataY(double pixel) {
    double part = (box.getMaxY() - pixel) / box.getHeight();
    return y.getLowerBound() + part * y.getRange().getLength();
  }

  /** How many square pixels of a box lie outside. */
  double outside(Rectangle2D other) {
    Rectangle2D inside = other.createIntersection(box);
    double shown = inside.isEmpty() ? 0 : inside.getWidth() * inside.getHeight();
    return other.getWidth() * other.getHeight() - shown;
  }
}
