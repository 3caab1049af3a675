package testbed.reports.gate;

import java.util.Arrays;
import java.util.Comparator;

/** Holm's step-down adjustment: several tests together err no more often than one alone. */
final class Holm {
  private Holm() {}

  /** The adjusted probabilities, in the order of the given ones. */
  static double[] adjusted(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
    double[] adjusted = new double[p.length];
    double greatest = 0;
    for (int rank = 0; rank < order.length; rank++) {
      greatest = Math.max(greatest, Math.min(1, (p.length - rank) * p[order[rank]]));
      adjusted[order[rank]] = greatest;
    }
    return adjusted;
  }
}
