package testbed.injector.scene;

/** Signed distances to simple bodies, and ways to join them. */
final class Shape {
  private Shape() {}

  static double clamp(double v, double low, double high) {
    return Math.max(low, Math.min(high, v));
  }

  /** 0 below {@code a}, 1 above {@code b}, smooth in between; also for {@code a > b}. */
  static double step(double a, double b, double v) {
    double f = clamp((v - a) / (b - a), 0, 1);
    return f * f * (3 - 2 * f);
  }

  static double mix(double a, double b, double f) {
    return a + (b - a) * f;
  }

  static double length(double x, double y, double z) {
    return Math.sqrt(x * x + y * y + z * z);
  }

  static double sphere(double x, double y, double z, double r) {
    return length(x, y, z) - r;
  }

  /** A close lower estimate of the distance to an ellipsoid about the origin. */
  static double ellipsoid(double x, double y, double z, double rx, double ry, double rz) {
    double k0 = length(x / rx, y / ry, z / rz);
    double k1 = length(x / (rx * rx), y / (ry * ry), z / (rz * rz));
    return k1 < 1e-9 ? -Math.min(rx, Math.min(ry, rz)) : k0 * (k0 - 1) / k1;
  }

  /** A rod with round ends from the origin along {@code (bx, by, bz)}, its radius changing. */
  static double rod(
      double x, double y, double z, double bx, double by, double bz, double r0, double r1) {
    double h = clamp((x * bx + y * by + z * bz) / (bx * bx + by * by + bz * bz), 0, 1);
    return length(x - bx * h, y - by * h, z - bz * h) - mix(r0, r1, h);
  }

  /** The union of two bodies with a fillet of about {@code k}. */
  static double join(double a, double b, double k) {
    double h = Math.max(k - Math.abs(a - b), 0) / k;
    return Math.min(a, b) - h * h * k / 4;
  }

  /** What is left of {@code a} when {@code b} is scooped out. */
  static double scoop(double a, double b, double k) {
    return -join(-a, b, k);
  }
}
