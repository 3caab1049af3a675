package testbed.reports.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Colours, dashes and marks. No chart relies on colour alone: each series has its own mark and dash
 * and a label beside it, so that a greyscale print or a colour-blind reader loses nothing.
 */
public final class Palette {
  /** Text and axes. */
  public static final Color INK = new Color(0x1c2024);

  /** Less important text. */
  public static final Color SOFT = new Color(0x5b6670);

  /** Grid lines. */
  public static final Color GRID = new Color(0xe2e6e9);

  /** The ground. */
  public static final Color PAPER = new Color(0xfffffe);

  /** The area of the link's capacity. */
  public static final Color CAPACITY = new Color(0xdce2e7);

  /** What went wrong: frozen stretches, lost frames. */
  public static final Color ALARM = new Color(0xb3261e);

  private static final List<Color> SERIES =
      List.of(
          new Color(0x1f4e9c),
          new Color(0xd55e00),
          new Color(0x00805a),
          new Color(0x7b3f98),
          new Color(0x2f9bd6),
          new Color(0x8c510a),
          new Color(0xc2579b),
          new Color(0x4a4f55),
          new Color(0xa67c00),
          new Color(0x7a1f3d),
          new Color(0x117a8b),
          new Color(0x5f7a1f));

  private static final float[][] DASHES = {
    null,
    {7, 3},
    {2, 2},
    {9, 3, 2, 3},
    {4, 2},
    {12, 3},
    {2, 4},
    {6, 2, 2, 2, 2, 2},
    {16, 2},
    {1, 1},
    {9, 2, 9, 2, 2, 2},
    {5, 5}
  };

  private Palette() {}

  /** The colour of the n-th series, counted from 0; they repeat after twelve. */
  public static Color series(int n) {
    return SERIES.get(n % SERIES.size());
  }

  /** How many series have a colour of their own. */
  public static int size() {
    return SERIES.size();
  }

  /** The line of the n-th series. */
  public static BasicStroke stroke(int n, float width) {
    float[] dash = DASHES[n % DASHES.length];
    if (dash == null) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
    float[] scaled = new float[dash.length];
    for (int i = 0; i < dash.length; i++) {
      scaled[i] = dash[i] * width * 0.6f;
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 4, scaled, 0);
  }

  /** The mark of the n-th series, centred at the origin, about {@code size} across. */
  public static Shape mark(int n, double size) {
    double r = size / 2;
    return switch (n % SERIES.size()) {
      case 0 -> new Ellipse2D.Double(-r, -r, size, size);
      case 1 -> new Rectangle2D.Double(-r * 0.88, -r * 0.88, size * 0.88, size * 0.88);
      case 2 -> polygon(0, -r * 1.15, r * 1.08, r * 0.8, -r * 1.08, r * 0.8);
      case 3 -> polygon(0, -r * 1.2, r * 1.2, 0, 0, r * 1.2, -r * 1.2, 0);
      case 4 -> polygon(0, r * 1.15, r * 1.08, -r * 0.8, -r * 1.08, -r * 0.8);
      case 5 -> cross(r);
      case 6 -> AffineTransform.getRotateInstance(Math.PI / 4).createTransformedShape(cross(r));
      case 7 -> polygon(-r * 1.3, -r * 0.6, r * 1.3, -r * 0.6, r * 1.3, r * 0.6, -r * 1.3, r * 0.6);
      case 8 -> star(r * 1.3);
      case 9 -> polygon(-r, -r, r, -r, -r, r, r, r);
      case 10 -> polygon(-r * 0.85, -r * 1.1, r * 1.15, 0, -r * 0.85, r * 1.1);
      default -> polygon(-r, -r, -r, r, r, -r, r, r);
    };
  }

  private static Shape cross(double r) {
    double a = r * 0.38;
    return polygon(
        -a, -r, a, -r, a, -a, r, -a, r, a, a, a, a, r, -a, r, -a, a, -r, a, -r, -a, -a, -a);
  }

  private static Shape star(double r) {
    double[] xy = new double[20];
    for (int i = 0; i < 10; i++) {
      double far = i % 2 == 0 ? r : r * 0.42;
      xy[2 * i] = far * Math.sin(i * Math.PI / 5);
      xy[2 * i + 1] = -far * Math.cos(i * Math.PI / 5);
    }
    return polygon(xy);
  }

  private static Shape polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }
}
