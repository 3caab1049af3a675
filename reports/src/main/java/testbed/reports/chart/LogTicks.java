package testbed.reports.chart;

import java.util.ArrayList;
import java.util.List;

/** Round values for a logarithmic axis: as many of 1, 2, 3, 5 times a power of ten as fit. */
final class LogTicks {
  private static final int[][] DENSITIES = {{1, 2, 3, 5, 7}, {1, 2, 3, 5}, {1, 2, 5}, {1, 3}, {1}};

  private LogTicks() {}

  /** The ticks between two positive values, at most {@code most} of them where that can be. */
  static List<Double> covering(double least, double greatest, int most) {
    List<Double> ticks = List.of();
    for (int[] density : DENSITIES) {
      ticks = between(least, greatest, density);
      if (ticks.size() <= most) {
        return ticks;
      }
    }
    return ticks;
  }

  private static List<Double> between(double least, double greatest, int[] density) {
    List<Double> ticks = new ArrayList<>();
    for (int e = (int) Math.floor(Math.log10(least)); e <= Math.log10(greatest); e++) {
      for (int m : density) {
        double v = m * Math.pow(10, e);
        if (v >= least * 0.999999 && v <= greatest * 1.000001) {
          ticks.add(v);
        }
      }
    }
    return ticks;
  }
}
