package testbed.reports.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** A number axis of logarithms with ticks at the values it is given. */
final class TickedAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;

  private final double[] values;

  TickedAxis(String label, List<Double> values) {
    super(label);
    this.values = values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    boolean below = RectangleEdge.isTopOrBottom(edge);
    TextAnchor anchor = below ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    List<NumberTick> ticks = new ArrayList<>();
    for (double v : values) {
      double at = Math.log10(v);
      if (getRange().contains(at)) {
        ticks.add(new NumberTick(at, label(v), anchor, TextAnchor.CENTER, 0));
      }
    }
    return ticks;
  }

  private static String label(double v) {
    String digits = Table.number(v);
    return v < 10_000 ? digits : digits.replaceAll("(\\d)(?=(\\d{3})+$)", "$1\u202f");
  }
}
