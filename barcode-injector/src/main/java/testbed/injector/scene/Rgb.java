package testbed.injector.scene;

/**
 * A colour in linear light; 1 is the brightest that the camera shows.
 *
 * @param r red
 * @param g green
 * @param b blue
 */
record Rgb(double r, double g, double b) {
  Rgb times(double f) {
    return new Rgb(r * f, g * f, b * f);
  }

  Rgb times(Rgb o) {
    return new Rgb(r * o.r, g * o.g, b * o.b);
  }

  Rgb plus(Rgb o) {
    return new Rgb(r + o.r, g + o.g, b + o.b);
  }

  Rgb toward(Rgb o, double f) {
    return new Rgb(Shape.mix(r, o.r, f), Shape.mix(g, o.g, f), Shape.mix(b, o.b, f));
  }

  /** Luma in limited range, BT.601, after a transfer curve of exponent 1/2. */
  double luma() {
    return 16 + 219 * (0.299 * coded(r) + 0.587 * coded(g) + 0.114 * coded(b));
  }

  /** Blue difference, about 0. */
  double cb() {
    return 224 * (-0.168736 * coded(r) - 0.331264 * coded(g) + 0.5 * coded(b));
  }

  /** Red difference, about 0. */
  double cr() {
    return 224 * (0.5 * coded(r) - 0.418688 * coded(g) - 0.081312 * coded(b));
  }

  /** A film-like shoulder keeps highlights from clipping. */
  private static double coded(double linear) {
    double v = Math.max(0, linear);
    return Math.min(1, Math.sqrt(v * (1 + v * 0.12) / (1 + v * 0.35)));
  }
}
