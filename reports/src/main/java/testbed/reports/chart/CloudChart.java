package testbed.reports.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import testbed.analyzer.match.Distribution;
import testbed.reports.model.FrameRow;

/** Every displayed frame as a dot in delay and quality: how far a system's frames spread. */
public final class CloudChart {
  private static final int MOST_DOTS = 3000;
  private static final int MOST_OF_ONE = 600;
  private static final double LEAST_MS = 0.1;
  private static final double GREATEST_DB = 60;

  private CloudChart() {}

  /** The frames of one system. */
  public record Cloud(String system, int style, List<FrameRow> frames) {
    /** Copies the list. */
    public Cloud {
      frames = frames.stream().filter(FrameRow::displayed).toList();
    }
  }

  /**
   * The chart; at most 600 frames of a system and 3000 in all are drawn, evenly chosen; the table
   * has all.
   */
  public static Figure figure(String name, String caption, List<Cloud> clouds) {
    Table.Builder table = Table.of("system", "frame_id", "frame_delay_ms", "ssim_db");
    for (Cloud c : clouds) {
      c.frames().forEach(f -> table.row(c.system(), f.id(), f.delayMs(), f.ssimDb()));
    }
    return new Figure(name, caption, 0.5, table.build(), style -> chart(style, clouds));
  }

  private static JFreeChart chart(HouseStyle style, List<Cloud> clouds) {
    double[] ms = all(clouds, 0);
    double[] db = all(clouds, 1);
    double least = Math.pow(10, Distribution.of(ms).min());
    double greatest = Math.pow(10, Distribution.of(ms).max());
    NumberAxis x = style.logAxis("Delay of the frame (ms)", least, Math.max(greatest, least * 2));
    x.setInverted(true);
    NumberAxis y =
        style.axis(
            "SSIM of the frame (dB)",
            Math.floor(Distribution.of(db).min()),
            Math.ceil(Distribution.of(db).max() + 0.1));
    XYPlot plot = style.alignedPlot(x, y);
    LabelPlacer placer = new LabelPlacer(style, 0.5, x, y);
    int most = Math.min(MOST_OF_ONE, MOST_DOTS / Math.max(1, clouds.size()));
    for (Cloud cloud : clouds) {
      double[][] dots = dots(cloud, most);
      plot.addAnnotation(
          new Dots(dots, Palette.mark(cloud.style(), style.length(3.4)), cloud.style()));
    }
    for (Cloud cloud : clouds) {
      double[][] dots = dots(cloud, most);
      if (dots[0].length > 0) {
        double[] middle = {
          Distribution.of(dots[0]).percentile(50), Distribution.of(dots[1]).percentile(50)
        };
        placer.label(plot, cloud.system(), middle, Palette.series(cloud.style()));
      }
    }
    return style.chart(plot);
  }

  private static double[] all(List<Cloud> clouds, int coordinate) {
    double[] values =
        clouds.stream()
            .flatMapToDouble(c -> Arrays.stream(dots(c, MOST_OF_ONE)[coordinate]))
            .toArray();
    return values.length == 0 ? new double[] {1} : values;
  }

  private static double[][] dots(Cloud cloud, int most) {
    List<FrameRow> seen = cloud.frames().stream().filter(f -> !Double.isNaN(f.ssim())).toList();
    int n = Math.min(most, seen.size());
    double[][] dots = new double[2][n];
    for (int i = 0; i < n; i++) {
      FrameRow f = seen.get((int) ((long) i * seen.size() / n));
      dots[0][i] = Math.log10(Math.max(LEAST_MS, f.delayMs()));
      dots[1][i] = Math.min(GREATEST_DB, f.ssimDb());
    }
    return dots;
  }

  /** All dots of a system in one path, which keeps an SVG small. */
  private static final class Dots extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;
    private static final int OPACITY = 110;

    private final double[][] at;
    private final transient Shape mark;
    private final int style;

    Dots(double[][] at, Shape mark, int style) {
      this.at = at;
      this.mark = mark;
      this.style = style;
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
      Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
      for (int i = 0; i < at[0].length; i++) {
        double x = domain.valueToJava2D(at[0][i], area, plot.getDomainAxisEdge());
        double y = range.valueToJava2D(at[1][i], area, plot.getRangeAxisEdge());
        path.append(AffineTransform.getTranslateInstance(x, y).createTransformedShape(mark), false);
      }
      Color c = Palette.series(style);
      g.setPaint(new Color(c.getRed(), c.getGreen(), c.getBlue(), OPACITY));
      g.fill(path);
    }
  }
}
