package testbed.injector.scene;

/** Smooth pseudo-random functions of one to three coordinates, all of them pure. */
final class Noise {
  private final long seed;

  Noise(long seed) {
    this.seed = mix(seed + 0x9E3779B97F4A7C15L);
  }

  /** A generator that has nothing to do with this one. */
  Noise fork(long label) {
    return new Noise(seed ^ mix(label));
  }

  /** The finaliser of SplitMix64: every bit of the result depends on every bit of the input. */
  static long mix(long z) {
    long a = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ a >>> 27) * 0x94D049BB133111EBL;
    return b ^ b >>> 31;
  }

  /** Random bits that belong to a place on a lattice. */
  long bits(long x, long y, long z) {
    return mix(seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL + z * 0x165667B19E3779F9L);
  }

  /** A random number from 0 to 1 that belongs to a place on a lattice. */
  double unit(long x, long y) {
    return (bits(x, y, 0) >>> 11) * 0x1.0p-53;
  }

  /** Smooth in one coordinate, -1 to 1, with a bump about every unit. */
  double at(double x) {
    long i = (long) Math.floor(x);
    double f = fade(x - i);
    return 2 * mixed(unit(i, 0), unit(i + 1, 0), f) - 1;
  }

  /** Smooth in two coordinates, 0 to 1. */
  double at(double x, double y) {
    long i = (long) Math.floor(x);
    long j = (long) Math.floor(y);
    double fx = fade(x - i);
    return mixed(
        mixed(unit(i, j), unit(i + 1, j), fx),
        mixed(unit(i, j + 1), unit(i + 1, j + 1), fx),
        fade(y - j));
  }

  /** Several octaves of {@link #at(double, double)}, 0 to 1. */
  double cloud(double x, double y, int octaves) {
    double sum = 0;
    double total = 0;
    double weight = 1;
    double scale = 1;
    for (int i = 0; i < octaves; i++) {
      sum += weight * at(x * scale + 17.3 * i, y * scale - 9.1 * i);
      total += weight;
      weight *= 0.55;
      scale *= 2.03;
    }
    return sum / total;
  }

  private static double fade(double f) {
    return f * f * f * (f * (f * 6 - 15) + 10);
  }

  private static double mixed(double a, double b, double f) {
    return a + (b - a) * f;
  }
}
