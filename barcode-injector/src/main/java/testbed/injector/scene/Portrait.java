package testbed.injector.scene;

import static testbed.injector.scene.Shape.clamp;
import static testbed.injector.scene.Shape.mix;
import static testbed.injector.scene.Shape.step;

import java.util.stream.IntStream;

/**
 * Paints the person: rays through the bust, lit by a window on the left, a screen in front and the
 * room; skin with pores and blush, strands of hair, knitted fabric.
 */
final class Portrait {
  private static final double FAR = -1.2;
  private static final double NEAR = 1.3;

  /** What the lens and the sensor's colour filter blur, in samples. */
  private static final double SOFTNESS = 1.0;

  private static final Vec WINDOW = new Vec(-0.62, 0.55, 0.56);
  private static final Vec SCREEN = new Vec(0.25, -0.05, 0.97);
  private static final Rgb WINDOW_LIGHT = new Rgb(1.25, 1.16, 1.02);
  private static final Rgb SCREEN_LIGHT = new Rgb(0.20, 0.24, 0.30);
  private static final Rgb ROOM_LIGHT = new Rgb(0.30, 0.27, 0.25);

  private record Vec(double x, double y, double z) {
    double dot(Vec o) {
      return x * o.x + y * o.y + z * o.z;
    }

    Vec unit() {
      double l = Shape.length(x, y, z);
      return new Vec(x / l, y / l, z / l);
    }

    Vec plus(Vec o) {
      return new Vec(x + o.x, y + o.y, z + o.z);
    }
  }

  private enum Part {
    SKIN,
    HAIR,
    SHIRT
  }

  private final Bust bust;
  private final Look look;
  private final Noise noise;
  private final Frame frame;

  /**
   * Where the layer lies in the model.
   *
   * @param unit layer samples in a unit of the model
   * @param centreX layer column of the model's x = 0
   * @param centreY layer row of the model's y = 0
   */
  record Frame(double unit, double centreX, double centreY) {
    double x(double column) {
      return (column - centreX) / unit;
    }

    double y(double row) {
      return (centreY - row) / unit;
    }
  }

  Portrait(Bust bust, Look look, Noise noise, Frame frame) {
    this.bust = bust;
    this.look = look;
    this.noise = noise;
    this.frame = frame;
  }

  /** Paints the whole layer. */
  Layer paint(int width, int height) {
    Layer layer = new Layer(width, height);
    Rgb[] colours = new Rgb[width * height];
    double[] coverage = new double[width * height];
    IntStream.range(0, height)
        .parallel()
        .forEach(
            row -> {
              for (int column = 0; column < width; column++) {
                int at = row * width + column;
                coverage[at] = ray(frame.x(column + 0.5), frame.y(row + 0.5), colours, at);
              }
            });
    for (int i = 0; i < colours.length; i++) {
      layer.setLuma(i % width, i / width, colours[i], coverage[i]);
    }
    for (int cy = 0; cy < height / 2; cy++) {
      for (int cx = 0; cx < width / 2; cx++) {
        mergeChroma(layer, cx, cy, colours, coverage);
      }
    }
    layer.blur(SOFTNESS);
    return layer;
  }

  private static void mergeChroma(Layer layer, int cx, int cy, Rgb[] colours, double[] coverage) {
    Rgb sum = new Rgb(0, 0, 0);
    double covered = 0;
    for (int k = 0; k < 4; k++) {
      int at = (2 * cy + k / 2) * layer.width + 2 * cx + k % 2;
      sum = sum.plus(colours[at].times(coverage[at]));
      covered += coverage[at];
    }
    Rgb mean = covered > 0 ? sum.times(1 / covered) : sum;
    layer.setChroma(cx, cy, mean, covered / 4);
  }

  /** Follows one ray, stores the colour that it meets and returns how much of it is covered. */
  private double ray(double x, double y, Rgb[] colours, int at) {
    double z = NEAR;
    double nearest = 1;
    double nearestZ = z;
    for (int i = 0; i < 90 && z > FAR; i++) {
      double d = bust.all(x, y, z);
      if (d < nearest) {
        nearest = d;
        nearestZ = z;
      }
      if (d < 0.0015) {
        break;
      }
      z -= Math.max(0.0015, d * 0.72);
    }
    double pixel = 1 / frame.unit();
    double coverage = clamp(1 - nearest / (1.4 * pixel), 0, 1);
    colours[at] = coverage > 0 ? shade(x, y, nearestZ) : new Rgb(0, 0, 0);
    return coverage;
  }

  private Rgb shade(double x, double y, double z) {
    Part part = part(x, y, z);
    Vec normal = normal(x, y, z, part == Part.SKIN ? 0.025 : 0.02);
    double open = openness(x, y, z, normal);
    double lit = shadow(x, y, z);
    return switch (part) {
      case SKIN -> skin(x, y, normal, open, lit);
      case HAIR -> hair(x, y, z, normal, open, lit);
      case SHIRT -> shirt(x, y, normal, open, lit);
    };
  }

  private Part part(double x, double y, double z) {
    double skin = bust.skin(x, y, z);
    double hair = bust.hair(x, y, z);
    double shirt = bust.shirt(x, y, z);
    if (skin <= hair && skin <= shirt) {
      return Part.SKIN;
    }
    return hair <= shirt ? Part.HAIR : Part.SHIRT;
  }

  private Vec normal(double x, double y, double z, double e) {
    double dx = bust.all(x + e, y, z) - bust.all(x - e, y, z);
    double dy = bust.all(x, y + e, z) - bust.all(x, y - e, z);
    double dz = bust.all(x, y, z + e) - bust.all(x, y, z - e);
    return new Vec(dx, dy, dz + 1e-9).unit();
  }

  /** How much of the room a place sees, 0 to 1. */
  private double openness(double x, double y, double z, Vec n) {
    double closed = 0;
    double weight = 1;
    for (double reach : new double[] {0.05, 0.12, 0.25, 0.45}) {
      double d = bust.all(x + n.x() * reach, y + n.y() * reach, z + n.z() * reach);
      closed += weight * Math.max(0, reach - d) / reach;
      weight *= 0.6;
    }
    return clamp(1 - 0.5 * closed, 0, 1);
  }

  /** How much of the window a place sees, 0 to 1. */
  private double shadow(double x, double y, double z) {
    double light = 1;
    double t = 0.06;
    for (int i = 0; i < 14 && t < 2; i++) {
      double d = bust.all(x + WINDOW.x() * t, y + WINDOW.y() * t, z + WINDOW.z() * t);
      light = Math.min(light, 0.5 + 0.5 * d / (0.16 * t));
      t += clamp(d, 0.04, 0.25);
    }
    double l = clamp(light, 0, 1);
    return l * l * (3 - 2 * l);
  }

  private Rgb skin(double x, double y, Vec n, double open, double lit) {
    Rgb albedo = look.skin();
    double cheek = spot(Math.abs(x) - 0.38, y + 0.20, 0.22);
    double nose = spot(x, y + 0.22, 0.16);
    double lids = spot(Math.abs(x) - Bust.EYE_X, y - 0.16, 0.17);
    albedo = albedo.toward(new Rgb(0.62, 0.25, 0.19), 0.22 * cheek + 0.25 * nose);
    albedo = albedo.toward(albedo.times(new Rgb(0.80, 0.66, 0.66)), 0.6 * lids);
    albedo = lips(albedo, x, y);
    albedo = brows(albedo, x, y);
    double blotch = noise.cloud(x * 7, y * 7 + 40, 4) - 0.5;
    double pores = noise.cloud(x * 46, y * 46, 3) - 0.5;
    albedo = albedo.times(1 + 0.24 * blotch + 0.22 * pores);
    double wrap = (n.dot(WINDOW) + 0.25) / 1.25;
    Rgb direct = WINDOW_LIGHT.times(Math.max(0, wrap) * lit);
    Rgb edge = new Rgb(0.10, 0.025, 0.015).times(step(0, 0.3, wrap) * (1 - step(0.3, 0.6, wrap)));
    Rgb front = SCREEN_LIGHT.times(Math.max(0, n.dot(SCREEN.unit())));
    Rgb light = direct.plus(front).plus(ROOM_LIGHT.times(open)).plus(edge.times(lit));
    double shine = gloss(n, 12) * lit * (0.6 + 0.8 * (pores + 0.5));
    return albedo.times(light).times(0.35 + 0.65 * open).plus(WINDOW_LIGHT.times(0.055 * shine));
  }

  private Rgb lips(Rgb albedo, double x, double y) {
    double line = Bust.MOUTH_Y - 0.012 * Math.abs(x) / 0.2 + 0.02 * x * x;
    double half = 0.225;
    double shape = 1 - (x / half) * (x / half);
    double dip = 0.014 * spot(x, 0, 0.05);
    double upper = line + 0.075 * shape - dip;
    double lower = line - 0.095 * shape;
    double inside = step(0, 0.02, upper - y) * step(0, 0.02, y - lower) * step(0, 0.1, shape);
    double crease = noise.at(x * 60, y * 8);
    Rgb lip = albedo.times(new Rgb(0.86, 0.52, 0.50)).times(0.85 + 0.3 * crease);
    double gap = spot(0, (y - line) / 0.010, 1) * step(0, 0.06, shape);
    return albedo.toward(lip, 0.85 * inside).toward(new Rgb(0.05, 0.015, 0.012), 0.85 * gap);
  }

  private Rgb brows(Rgb albedo, double x, double y) {
    double a = Math.abs(x);
    double along = (a - 0.12) / 0.40;
    double mid = 0.305 + 0.075 * along - 0.10 * along * along;
    double thick = 0.045 * (1 - 0.55 * along);
    double in = step(1.2, 0.4, Math.abs(y - mid) / thick) * step(-0.06, 0.08, along);
    in *= step(1.06, 0.85, along);
    double hairs = noise.at(a * 34 - y * 26, y * 12 + a * 10);
    return albedo.toward(look.hair().times(0.9), clamp(in * (0.45 + 0.9 * hairs), 0, 0.93));
  }

  private Rgb hair(double x, double y, double z, Vec n, double open, double lit) {
    double strand = bust.strand(x, y, z);
    double fine = noise.at(x * 90 + z * 40, y * 5);
    Rgb albedo = look.hair().times(0.35 + 1.5 * strand + 0.5 * fine);
    double band = gloss(n, 7) * (0.25 + 1.2 * strand) * lit;
    double diffuse = Math.max(0, (n.dot(WINDOW) + 0.3) / 1.3) * lit;
    Rgb light = WINDOW_LIGHT.times(diffuse).plus(ROOM_LIGHT.times(open)).plus(SCREEN_LIGHT);
    Rgb shine = look.hair().plus(new Rgb(0.07, 0.06, 0.05)).times(1.1 * band);
    return albedo.times(light).times(0.3 + 0.7 * open).plus(shine);
  }

  private Rgb shirt(double x, double y, Vec n, double open, double lit) {
    double row = y * 21 + 0.6 * noise.at(x * 3, y * 3);
    double stitch = x * 24 + 0.5 * Math.floor(row);
    double knit = tent(row) * (0.55 + 0.45 * tent(stitch));
    double fuzz = noise.cloud(x * 55, y * 55, 2);
    Rgb albedo = look.shirt().times(0.6 + 0.5 * knit + 0.5 * fuzz);
    double diffuse = Math.max(0, (n.dot(WINDOW) + 0.15) / 1.15) * lit;
    Rgb front = SCREEN_LIGHT.times(Math.max(0, n.dot(SCREEN)));
    Rgb light = WINDOW_LIGHT.times(diffuse).plus(front).plus(ROOM_LIGHT.times(open));
    return albedo.times(light).times(0.4 + 0.6 * open);
  }

  /** The mirror image of the window, the narrower the larger {@code power}. */
  private static double gloss(Vec n, int power) {
    Vec half = WINDOW.plus(new Vec(0, 0, 1)).unit();
    double c = Math.max(0, n.dot(half));
    double p = c;
    for (int i = 1; i < power; i++) {
      p *= c;
    }
    return p;
  }

  /** 1 in the middle of a round spot, 0 far away. */
  private static double spot(double x, double y, double radius) {
    double r = (x * x + y * y) / (radius * radius);
    return 1 / (1 + r * r);
  }

  private static double tent(double v) {
    double f = v - Math.floor(v);
    return mix(0, 1, 1 - Math.abs(2 * f - 1));
  }
}
