package testbed.reports.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.ui.RectangleInsets;

/**
 * How every chart looks: plain axes left and below, faint grid, no frame, no legend box (labels
 * stand beside what they name). All lengths follow the type size of the figure's size.
 *
 * @param size where the chart will be looked at
 */
public record HouseStyle(FigureSize size) {
  static {
    // Otherwise rotated labels become outlines, which cannot be searched.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  /** Ordinary text. */
  public Font font() {
    return Typeface.of(size.typeSize());
  }

  /** Tick labels and remarks. */
  public Font smallFont() {
    return Typeface.of(size.typeSize() * 0.92f);
  }

  /** A length that is {@code units} when the type is 13 high. */
  public double length(double units) {
    return units * size.typeSize() / 13;
  }

  /** The line width of a main series. */
  public float line() {
    return (float) length(1.7);
  }

  /** A thin continuous line. */
  public BasicStroke thin() {
    return new BasicStroke((float) length(0.8));
  }

  /** A linear axis over a range, with round ticks. */
  public NumberAxis axis(String label, double least, double greatest) {
    double end = greatest > least ? greatest : least + 1;
    NumberAxis axis = new NumberAxis(label);
    dress(axis);
    axis.setRange(least, end);
    int most = size == FigureSize.SCREEN ? 12 : 6;
    axis.setTickUnit(new NumberTickUnit(roundStep((end - least) / most)));
    return axis;
  }

  /** A linear axis up from zero, for quantities; it has few ticks. */
  public NumberAxis quantityAxis(String label, double greatest) {
    NumberAxis axis = axis(label, 0, greatest > 0 ? greatest * 1.05 : 1);
    axis.setTickUnit(new NumberTickUnit(roundStep(axis.getUpperBound() / 5)));
    return axis;
  }

  /** An axis whose values are given as their decimal logarithms. */
  public NumberAxis logAxis(String label, double least, double greatest) {
    List<Double> ticks = LogTicks.covering(least, greatest, size == FigureSize.SCREEN ? 10 : 6);
    NumberAxis axis = new TickedAxis(label, ticks);
    dress(axis);
    double margin = 0.04 * (Math.log10(greatest) - Math.log10(least));
    axis.setRange(Math.log10(least) - margin, Math.log10(greatest) + margin);
    return axis;
  }

  /** An empty plot between two axes. */
  public XYPlot plot(ValueAxis x, ValueAxis y) {
    XYPlot plot = new XYPlot(null, x, y, null);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(Palette.GRID);
    plot.setRangeGridlineStroke(thin());
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    double right = length(10);
    plot.setInsets(new RectangleInsets(length(10), length(2), length(2), right));
    return plot;
  }

  /** A plot whose left and right ends stand where those of all other such plots stand. */
  public XYPlot alignedPlot(ValueAxis x, ValueAxis y) {
    XYPlot plot = plot(x, y);
    AxisSpace space = new AxisSpace();
    space.setLeft(length(52));
    space.setRight(length(40));
    plot.setFixedRangeAxisSpace(space);
    return plot;
  }

  /** The chart around a plot. */
  public JFreeChart chart(XYPlot plot) {
    JFreeChart chart = new JFreeChart(null, font(), plot, false);
    chart.setBackgroundPaint(Palette.PAPER);
    chart.setPadding(RectangleInsets.ZERO_INSETS);
    return chart;
  }

  /** The least of 1, 2 and 5 times a power of ten that is not less than a step. */
  private static double roundStep(double step) {
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    for (int m : new int[] {1, 2, 5}) {
      if (m * power >= step) {
        return m * power;
      }
    }
    return 10 * power;
  }

  private void dress(NumberAxis axis) {
    axis.setLabelFont(font());
    axis.setLabelPaint(Palette.INK);
    axis.setTickLabelFont(smallFont());
    axis.setTickLabelPaint(Palette.INK);
    axis.setAxisLinePaint(Palette.SOFT);
    axis.setAxisLineStroke(thin());
    axis.setTickMarkPaint(Palette.SOFT);
    axis.setTickMarkStroke(thin());
    axis.setTickMarkOutsideLength((float) length(4));
    axis.setLabelInsets(new RectangleInsets(length(3), length(3), length(3), length(3)));
  }
}
