package testbed.injector.scene;

import static testbed.injector.scene.Shape.ellipsoid;
import static testbed.injector.scene.Shape.join;
import static testbed.injector.scene.Shape.rod;
import static testbed.injector.scene.Shape.scoop;
import static testbed.injector.scene.Shape.sphere;
import static testbed.injector.scene.Shape.step;

/**
 * The solid form of head, hair and shoulders as signed distances.
 *
 * <p>x to the right, y up, z towards the camera. The head is about 2.4 units high, its centre at
 * the origin, the chin at y = -1.1, the eyes at y = 0.13.
 */
final class Bust {
  static final double EYE_X = 0.29;
  static final double EYE_Y = 0.12;
  static final double MOUTH_Y = -0.55;
  static final double CHIN_Y = -1.05;
  static final double COLLAR_Y = -1.36;

  private final Noise noise;
  private final double longHair;

  Bust(Noise noise, double longHair) {
    this.noise = noise;
    this.longHair = longHair;
  }

  /** Head and neck. */
  double skin(double x0, double y, double z) {
    if (y < -2.4) {
      return -2.2 - y;
    }
    double x = Math.abs(x0);
    double d = ellipsoid(x, y - 0.38, z + 0.12, 0.74, 0.80, 0.88);
    d = join(d, ellipsoid(x, y + 0.26, z - 0.10, 0.57, 0.80, 0.66), 0.25);
    d = join(d, sphere(x - 0.08, y + 0.90, z - 0.42, 0.16), 0.22);
    d = join(d, rod(x - 0.40, y + 0.50, z - 0.02, -0.28, -0.42, 0.34, 0.10, 0.11), 0.24);
    d = join(d, ellipsoid(x - 0.36, y + 0.16, z - 0.50, 0.22, 0.20, 0.18), 0.16);
    d = join(d, rod(x - 0.05, y - 0.31, z - 0.66, 0.36, -0.05, -0.14, 0.09, 0.07), 0.12);
    d = scoop(d, ellipsoid(x - EYE_X, y - EYE_Y, z - 0.86, 0.17, 0.10, 0.22), 0.14);
    d = join(d, sphere(x - EYE_X, y - EYE_Y, z - 0.53, 0.155), 0.03);
    d = join(d, rod(x, y - 0.20, z - 0.66, 0, -0.42, 0.24, 0.055, 0.095), 0.09);
    d = join(d, ellipsoid(x - 0.085, y + 0.26, z - 0.80, 0.075, 0.06, 0.09), 0.06);
    d = scoop(d, sphere(x - 0.06, y + 0.335, z - 0.90, 0.035), 0.03);
    d = scoop(d, rod(x, y + 0.37, z - 0.86, 0, -0.09, 0, 0.022, 0.03), 0.06);
    d = join(d, ellipsoid(x, y - MOUTH_Y - 0.035, z - 0.68, 0.21, 0.045, 0.10), 0.06);
    d = join(d, ellipsoid(x, y - MOUTH_Y + 0.055, z - 0.66, 0.17, 0.06, 0.11), 0.05);
    d = scoop(d, ellipsoid(x, y - MOUTH_Y, z - 0.80, 0.24, 0.008, 0.09), 0.035);
    d = join(d, ellipsoid(x - 0.77, y - 0.02, z + 0.10, 0.07, 0.20, 0.13), 0.08);
    double neck = rod(x, y + 0.60, z + 0.20, 0, -1.3, -0.12, 0.36, 0.42);
    return join(d, neck, 0.14);
  }

  /** Hair, with strands that stand out a little. */
  double hair(double x0, double y, double z) {
    if (y < -1.9) {
      return -1.7 - y;
    }
    double x = Math.abs(x0);
    double d = ellipsoid(x, y - 0.46, z + 0.20, 0.86, 0.84, 0.96);
    double fall = -0.25 - 1.05 * longHair;
    d = join(d, rod(x - 0.68, y - 0.25, z + 0.14, 0.05, fall, 0.08, 0.17, 0.13), 0.25);
    double part = 0.07;
    double face = ellipsoid(x0 - part * step(0.4, 0.9, y), y + 0.28, z - 0.86, 0.655, 1.02, 0.86);
    double rough = Math.min(d, 0.3) > 0.16 ? 0.5 : strand(x0, y, z);
    d = scoop(d, face + 0.10 * (rough - 0.5), 0.05);
    return d - 0.05 * rough;
  }

  /** The pattern of strands, 0 to 1: fine across, long along. */
  double strand(double x, double y, double z) {
    double across = x * 1.0 + z * 0.55;
    double side = x < 0 ? -1 : 1;
    double over = Math.max(y, 0.30) - 0.95;
    double bend = 0.45 * side * over * over;
    double coarse = noise.at((across + bend) * 9, y * 1.2);
    double fine = noise.at((across + bend) * 38 + 3 * coarse, y * 2.6 + 50);
    return 0.45 * coarse + 0.55 * fine;
  }

  /** The shirt on neck and shoulders. */
  double shirt(double x0, double y0, double z) {
    double y = y0 - 0.26;
    double x = Math.abs(x0);
    double d = rod(x - 0.40, y + 2.12, z + 0.28, 0.85, -0.20, -0.05, 0.46, 0.44);
    d = join(d, ellipsoid(x, y + 3.1, z + 0.15, 1.35, 1.35, 0.72), 0.5);
    d = join(d, rod(x - 1.32, y + 2.5, z + 0.30, 0.22, -1.6, 0.2, 0.44, 0.40), 0.3);
    double collarY = COLLAR_Y - 0.36 + 0.22 * (z + 0.2) * -1;
    double ring = Math.sqrt(x * x * 0.95 + (z + 0.26) * (z + 0.26)) - 0.50;
    d = join(d, Math.sqrt(ring * ring + (y - collarY) * (y - collarY)) - 0.095, 0.12);
    double folds = noise.cloud(x0 * 1.6 + 5, y * 1.1 - 0.5 * x, 3);
    return d - 0.10 * (folds - 0.5);
  }

  /** The nearest surface. */
  double all(double x, double y, double z) {
    return Math.min(skin(x, y, z), Math.min(hair(x, y, z), shirt(x, y, z)));
  }
}
