package testbed.injector.scene;

import static testbed.injector.scene.Shape.clamp;
import static testbed.injector.scene.Shape.step;

/**
 * Draws the moving parts of the face, eyes and mouth, into the person's layer. Everything else of
 * the layer stays as it was painted.
 */
final class Face {
  private static final double EYE_HALF = 0.135;
  private static final double LID_UP = 0.070;
  private static final double LID_DOWN = 0.050;
  private static final double IRIS = 0.060;
  private static final double MOUTH_HALF = 0.20;
  private static final double GAP = 0.16;
  private static final Rgb LASHES = new Rgb(0.020, 0.013, 0.010);

  private static final double LASH_LUMA = LASHES.luma() * Layer.SCALE;

  private final Layer layer;
  private final Layer plain;
  private final Portrait.Frame frame;
  private final Rgb iris;

  /** Draws into {@code layer}, whose painted state {@code plain} keeps. */
  Face(Layer layer, Layer plain, Portrait.Frame frame, Rgb iris) {
    this.layer = layer;
    this.plain = plain;
    this.frame = frame;
    this.iris = iris;
  }

  /** Gives the face the expression of a pose. */
  void draw(Pose pose) {
    mouth(pose.mouth());
    for (int side = -1; side <= 1; side += 2) {
      eye(side * Bust.EYE_X, pose);
    }
  }

  private void eye(double middle, Pose pose) {
    int left = even(frame.centreX() + (middle - 0.19) * frame.unit());
    int right = even(frame.centreX() + (middle + 0.19) * frame.unit()) + 2;
    int top = even(frame.centreY() - (Bust.EYE_Y + 0.13) * frame.unit());
    int bottom = even(frame.centreY() - (Bust.EYE_Y - 0.10) * frame.unit()) + 2;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        double x = frame.x(column + 0.5) - middle;
        double y = frame.y(row + 0.5) - Bust.EYE_Y;
        int at = row * layer.width + column;
        double cover = opening(x, y, pose.lids());
        double lash = lash(x, y, pose.lids());
        double value = plain.y[at];
        if (cover > 0) {
          value += (ball(x, y, pose).luma() * Layer.SCALE - value) * cover;
        }
        value += (LASH_LUMA - value) * lash;
        layer.y[at] = (short) Math.round(value);
      }
    }
    for (int row = top / 2; row < bottom / 2; row++) {
      for (int column = left / 2; column < right / 2; column++) {
        double x = frame.x(2 * column + 1) - middle;
        double y = frame.y(2 * row + 1) - Bust.EYE_Y;
        int at = row * (layer.width / 2) + column;
        double cover = opening(x, y, pose.lids());
        Rgb ball = cover > 0 ? ball(x, y, pose) : LASHES;
        layer.u[at] = blend(plain.u[at], ball.cb(), cover);
        layer.v[at] = blend(plain.v[at], ball.cr(), cover);
      }
    }
  }

  private static short blend(short under, double over, double cover) {
    return (short) Math.round(under + (over * Layer.SCALE - under) * cover);
  }

  private double upperLid(double x, double lids) {
    double arch = 1 - x / EYE_HALF * (x / EYE_HALF);
    return arch * (LID_UP - lids * (LID_UP + LID_DOWN * 0.9));
  }

  private double lowerLid(double x) {
    return -(1 - x / EYE_HALF * (x / EYE_HALF)) * LID_DOWN;
  }

  private double opening(double x, double y, double lids) {
    double pixel = 1.2 / frame.unit();
    double below = step(-pixel, pixel, upperLid(x, lids) - y);
    double above = step(-pixel, pixel, y - lowerLid(x));
    return Math.abs(x) < EYE_HALF ? below * above : 0;
  }

  private double lash(double x, double y, double lids) {
    double thick = 0.016 + 0.4 / frame.unit();
    double line = 1 - Math.abs(y - upperLid(x, lids) - 0.004) / thick;
    double low = 0.35 * (1 - Math.abs(y - lowerLid(x)) / (0.5 * thick));
    double crease = 0.35 * (1 - Math.abs(y - upperLid(x * 0.9, 0) - 0.035) / (0.7 * thick));
    double ends = step(EYE_HALF * 1.05, EYE_HALF * 0.85, Math.abs(x));
    return clamp(Math.max(line, Math.max(low, crease)), 0, 0.92) * ends;
  }

  private Rgb ball(double x, double y, Pose pose) {
    double dx = x - pose.gazeX();
    double dy = y - pose.gazeY() - 0.004;
    double r = Math.sqrt(dx * dx + dy * dy);
    double under = 0.55 + 0.45 * step(0.06, -0.01, y);
    double corner = 1 - 0.35 * step(0.06, EYE_HALF, Math.abs(x));
    Rgb colour = new Rgb(0.50, 0.46, 0.43).times(corner);
    double soft = 0.7 / frame.unit();
    double spokes = 1.5 - 0.9 * r / IRIS + 0.25 * step(0.02, 0.05, r);
    Rgb ring = iris.times(spokes * 1.6).toward(LASHES, 0.75 * step(IRIS * 0.78, IRIS, r));
    colour = colour.toward(ring, step(IRIS + soft, IRIS - soft, r));
    colour = colour.toward(new Rgb(0.004, 0.004, 0.005), step(0.027 + soft, 0.027 - soft, r));
    double hx = dx + 0.022;
    double hy = dy - 0.024;
    double glint = step(0.016 + soft, 0.010 - soft, Math.sqrt(hx * hx + hy * hy));
    return colour.times(under).toward(new Rgb(1.1, 1.1, 1.1), 0.9 * glint);
  }

  /** Parts the lips: what is above the line moves up a little, what is below moves down. */
  private void mouth(double open) {
    int left = even(frame.centreX() - 0.42 * frame.unit());
    int right = even(frame.centreX() + 0.42 * frame.unit()) + 2;
    int top = even(frame.centreY() - (Bust.MOUTH_Y + 0.22) * frame.unit());
    int bottom = even(frame.centreY() - (Bust.MOUTH_Y - 0.50) * frame.unit()) + 2;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        double x = frame.x(column + 0.5);
        double y = frame.y(row + 0.5) - Bust.MOUTH_Y;
        double gap = gap(x, open);
        double from = source(x, y, open, gap);
        double inside = inside(y, gap);
        double value = column(plain.y, layer.width, column, (y - from) * frame.unit() + row);
        if (inside > 0) {
          value += (cavity(x, y, gap).luma() * Layer.SCALE - value) * inside;
        }
        layer.y[row * layer.width + column] = (short) Math.round(value);
      }
    }
    for (int row = top / 2; row < bottom / 2; row++) {
      for (int column = left / 2; column < right / 2; column++) {
        double x = frame.x(2 * column + 1);
        double y = frame.y(2 * row + 1) - Bust.MOUTH_Y;
        double gap = gap(x, open);
        double at = (y - source(x, y, open, gap)) * frame.unit() / 2 + row;
        double inside = inside(y, gap);
        Rgb cavity = inside > 0 ? cavity(x, y, gap) : LASHES;
        int i = row * (layer.width / 2) + column;
        double u = column(plain.u, layer.width / 2, column, at);
        double v = column(plain.v, layer.width / 2, column, at);
        layer.u[i] = (short) Math.round(u + (cavity.cb() * Layer.SCALE - u) * inside);
        layer.v[i] = (short) Math.round(v + (cavity.cr() * Layer.SCALE - v) * inside);
      }
    }
  }

  private static double gap(double x, double open) {
    double half = MOUTH_HALF * (1 - 0.22 * open);
    double arch = 1 - x / half * (x / half);
    return arch <= 0 ? 0 : GAP * open * Math.sqrt(arch);
  }

  /** Where the skin that is seen at a height was painted, both relative to the lips' line. */
  private static double source(double x, double y, double open, double gap) {
    double wide = step(0.42, 0.10, Math.abs(x));
    double lift = Math.max(gap, 0) * 0.25;
    double drop = Math.max(gap * 0.75, GAP * 0.45 * open * wide);
    if (y > 0) {
      return y - lift * step(0.22, 0.04, y) * step(-0.01, 0.02, y);
    }
    return Math.min(0, y + drop * step(-0.50, -0.16, y) * step(0.0, -0.02, y));
  }

  private double inside(double y, double gap) {
    double pixel = 1.0 / frame.unit();
    return gap < pixel
        ? 0
        : step(-pixel, pixel, 0.25 * gap - y) * step(-pixel, pixel, y + 0.75 * gap);
  }

  private static Rgb cavity(double x, double y, double gap) {
    double teeth = step(0.25 * gap - 0.050, 0.25 * gap - 0.040, y) * step(0.14, 0.08, Math.abs(x));
    Rgb dark = new Rgb(0.045, 0.010, 0.009);
    Rgb tongue = dark.toward(new Rgb(0.22, 0.07, 0.06), step(-0.4 * gap, -0.75 * gap, y));
    return tongue.toward(new Rgb(0.30, 0.27, 0.23), 0.8 * teeth);
  }

  private static double column(short[] plane, int width, int column, double row) {
    int r = (int) Math.floor(row);
    double f = row - r;
    int at = r * width + column;
    return plane[at] * (1 - f) + plane[at + width] * f;
  }

  private static int even(double v) {
    return (int) Math.floor(v) & ~1;
  }
}
