package testbed.analyzer.quality;

import testbed.video.Plane;

/**
 * The definition of visual information fidelity, sample by sample in doubles: slow, and without the
 * differences of large numbers that lose digits, since variances are those from the local mean.
 */
final class PlainVif {
  private static final int RADIUS = 8;
  private static final double SIGMA = 17 / 5.0;

  private final Plane reference;
  private final Plane shown;
  private double sentBits;
  private double keptBits;

  private PlainVif(Plane reference, Plane shown) {
    this.reference = reference;
    this.shown = shown;
  }

  static double of(Plane reference, Plane shown) {
    PlainVif vif = new PlainVif(reference, shown);
    for (int y = 0; y < reference.height(); y++) {
      for (int x = 0; x < reference.width(); x++) {
        vif.add(x, y);
      }
    }
    return vif.sentBits == 0 ? 1 : vif.keptBits / vif.sentBits;
  }

  private void add(int x, int y) {
    double weight = 0;
    double p = 0;
    double q = 0;
    for (int j = -RADIUS; j <= RADIUS; j++) {
      for (int i = -RADIUS; i <= RADIUS; i++) {
        weight += weight(i, j);
        p += weight(i, j) * sample(reference, x + i, y + j);
        q += weight(i, j) * sample(shown, x + i, y + j);
      }
    }
    p /= weight;
    q /= weight;
    double v = 0;
    double w = 0;
    double c = 0;
    for (int j = -RADIUS; j <= RADIUS; j++) {
      for (int i = -RADIUS; i <= RADIUS; i++) {
        double a = sample(reference, x + i, y + j) - p;
        double b = sample(shown, x + i, y + j) - q;
        v += weight(i, j) / weight * a * a;
        w += weight(i, j) / weight * b * b;
        c += weight(i, j) / weight * a * b;
      }
    }
    add(v, w, Math.max(c, 0));
  }

  private void add(double v, double w, double c) {
    if (v < 1e-10) {
      return;
    }
    double gain = c / v;
    double noise = w - gain * c;
    gain = Math.min(gain, 100);
    sentBits += log2(1 + v / 2);
    keptBits += log2(1 + gain * gain * v / (noise + 2));
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  private static final double[] WEIGHTS = new double[RADIUS + 1];

  static {
    for (int i = 0; i <= RADIUS; i++) {
      WEIGHTS[i] = Math.exp(-i * i / (2 * SIGMA * SIGMA));
    }
  }

  private static double weight(int i, int j) {
    return WEIGHTS[Math.abs(i)] * WEIGHTS[Math.abs(j)];
  }

  private static double sample(Plane plane, int x, int y) {
    int at = mirrored(y, plane.height()) * plane.width() + mirrored(x, plane.width());
    return plane.samples()[at] & 0xff;
  }

  /** About the first sample, and behind the last one, as FFmpeg does it. */
  private static int mirrored(int i, int n) {
    if (i < 0) {
      return -i;
    }
    return i < n ? i : n - 1 - (i - n);
  }
}
