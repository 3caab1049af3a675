package testbed.benchmarks.vp8;

import java.util.Comparator;
import java.util.List;

/** Rate-distortion curves and how far apart they lie (Bjontegaard). */
final class Curve {
  private static final int STEPS = 1000;

  /** A measured point: mean size of a frame in bytes, and quality. */
  record Point(double bytes, double decibel) {}

  private Curve() {}

  /**
   * By how many percent more bytes {@code curve} needs than {@code anchor}: the mean, over the
   * qualities that both reach, of the difference of the logarithms of rate, each interpolated
   * linearly between the measured points.
   */
  static double difference(List<Point> anchor, List<Point> curve) {
    double from = Math.max(lowest(anchor), lowest(curve));
    double to = Math.min(highest(anchor), highest(curve));
    double sum = 0;
    for (int i = 0; i < STEPS; i++) {
      double decibel = from + (to - from) * (i + 0.5) / STEPS;
      sum += logRate(curve, decibel) - logRate(anchor, decibel);
    }
    return (Math.exp(sum / STEPS) - 1) * 100;
  }

  /**
   * By how many percent more bytes a point needs than {@code anchor} needs for the same quality.
   *
   * @throws IllegalArgumentException if the anchor does not reach that quality or not go down to it
   */
  static double excess(List<Point> anchor, Point point) {
    if (point.decibel() < lowest(anchor) || point.decibel() > highest(anchor)) {
      throw new IllegalArgumentException("no point of the anchor beside " + point);
    }
    return (point.bytes() / Math.exp(logRate(anchor, point.decibel())) - 1) * 100;
  }

  private static double lowest(List<Point> curve) {
    return curve.stream().mapToDouble(Point::decibel).min().orElseThrow();
  }

  private static double highest(List<Point> curve) {
    return curve.stream().mapToDouble(Point::decibel).max().orElseThrow();
  }

  private static double logRate(List<Point> curve, double decibel) {
    List<Point> sorted = curve.stream().sorted(Comparator.comparingDouble(Point::decibel)).toList();
    int i = 1;
    while (i < sorted.size() - 1 && sorted.get(i).decibel() < decibel) {
      i++;
    }
    Point a = sorted.get(i - 1);
    Point b = sorted.get(i);
    double share = (decibel - a.decibel()) / (b.decibel() - a.decibel());
    return Math.log(a.bytes()) + share * (Math.log(b.bytes()) - Math.log(a.bytes()));
  }
}
