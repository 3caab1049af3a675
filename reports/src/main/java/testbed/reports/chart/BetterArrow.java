package testbed.reports.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** A broad arrow up and to the right with the word "Better" in it. */
final class BetterArrow extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;

  private final double x;
  private final double y;
  private final double length;
  private final Font font;

  BetterArrow(double x, double y, double length, Font font) {
    this.x = x;
    this.y = y;
    this.length = length;
    this.font = font;
  }

  @Override
  public void draw(
      Graphics2D g,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domain,
      ValueAxis range,
      int index,
      PlotRenderingInfo info) {
    AffineTransform before = g.getTransform();
    g.translate(
        domain.valueToJava2D(x, area, plot.getDomainAxisEdge()),
        range.valueToJava2D(y, area, plot.getRangeAxisEdge()));
    g.rotate(-Math.PI / 4);
    double l = length / 2;
    double h = length / 7.5;
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(-l, -h);
    arrow.lineTo(l - 2 * h, -h);
    arrow.lineTo(l - 2 * h, -2 * h);
    arrow.lineTo(l, 0);
    arrow.lineTo(l - 2 * h, 2 * h);
    arrow.lineTo(l - 2 * h, h);
    arrow.lineTo(-l, h);
    arrow.closePath();
    g.setPaint(Palette.CAPACITY);
    g.fill(arrow);
    g.setPaint(Palette.INK);
    g.setFont(font);
    double width = font.getStringBounds("Better", g.getFontRenderContext()).getWidth();
    g.drawString("Better", (float) (-width / 2 - h / 2), font.getSize2D() * 0.35f);
    g.setTransform(before);
  }
}
