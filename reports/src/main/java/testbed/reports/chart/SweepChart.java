package testbed.reports.chart;

import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;

/** How a number changes with a setting, for example delay with the size of the buffer. */
public final class SweepChart {
  private static final double ASPECT = 0.5;

  /** How the vertical axis is divided; the horizontal one is logarithmic. */
  public enum Scale {
    /** For quantities that are ratios already, such as decibels. */
    LINEAR,
    /** For delays, sizes and rates. */
    LOGARITHMIC;

    private NumberAxis axis(HouseStyle style, String label, double least, double greatest) {
      if (this == LINEAR) {
        double margin = (greatest - least) / 20;
        return style.axis(label, least - margin, greatest + margin);
      }
      return style.logAxis(label, least / 1.1, Math.max(greatest, least * 2) * 1.1);
    }

    private double place(double value) {
      return this == LINEAR ? value : Math.log10(value);
    }
  }

  private SweepChart() {}

  /** One line a system, both axes logarithmic. */
  public static Figure figure(AxisLabels labels, List<Curve> systems) {
    return figure(labels, Scale.LOGARITHMIC, systems);
  }

  /** One line a system. */
  public static Figure figure(AxisLabels labels, Scale scale, List<Curve> systems) {
    Table.Builder table = Table.of("system", labels.xColumn(), labels.yColumn());
    for (Curve c : systems) {
      for (int i = 0; i < c.x().length; i++) {
        table.row(c.label(), c.x()[i], c.y()[i]);
      }
    }
    return new Figure(
        labels.name(),
        labels.caption(),
        ASPECT,
        table.build(),
        style -> chart(style, labels, scale, systems));
  }

  private static JFreeChart chart(
      HouseStyle style, AxisLabels labels, Scale scale, List<Curve> systems) {
    double least = systems.stream().mapToDouble(Curve::least).min().orElse(1);
    double greatest = systems.stream().mapToDouble(Curve::greatest).max().orElse(2);
    double from = systems.stream().mapToDouble(c -> c.x()[0]).min().orElse(1);
    double to = systems.stream().mapToDouble(c -> c.x()[c.x().length - 1]).max().orElse(2);
    NumberAxis x = style.logAxis(labels.x(), from / 1.1, to * 1.1);
    NumberAxis y = scale.axis(style, labels.y(), least, greatest);
    XYPlot plot = style.alignedPlot(x, y);
    XYLineAndShapeRenderer renderer = Lines.series(style, systems);
    DefaultXYDataset dataset = new DefaultXYDataset();
    double[][][] drawn = new double[systems.size()][][];
    for (int i = 0; i < systems.size(); i++) {
      Curve c = systems.get(i);
      double[][] points = new double[2][c.x().length];
      for (int k = 0; k < points[0].length; k++) {
        points[0][k] = Math.log10(c.x()[k]);
        points[1][k] = scale.place(c.y()[k]);
      }
      dataset.addSeries(c.label(), points);
      renderer.setSeriesShapesVisible(i, true);
      renderer.setSeriesShape(i, Palette.mark(c.style(), style.length(8)));
      drawn[i] = points;
    }
    CurveLabels names = new CurveLabels(style, ASPECT, new NumberAxis[] {x, y}, drawn);
    for (int i = 0; i < systems.size(); i++) {
      names.label(plot, i, systems.get(i).label(), systems.get(i).style());
    }
    plot.setDataset(dataset);
    plot.setRenderer(renderer);
    return style.chart(plot);
  }
}
