package testbed.reports.chart;

import java.util.Arrays;

/** A labelled line. Not to be changed once made. */
public final class Curve {
  private final String label;
  private final int style;
  private final double[] x;
  private final double[] y;

  /**
   * @param label its name beside the line
   * @param style which colour, dash and mark, counted from 0
   * @param x in ascending order
   * @param y as many as {@code x}; {@code NaN} breaks the line
   */
  public Curve(String label, int style, double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalStateException(x.length + " x for " + y.length + " y");
    }
    this.label = label;
    this.style = style;
    this.x = x.clone();
    this.y = y.clone();
  }

  /** The distribution of a sample: its values in order against the share that is not greater. */
  public static Curve cdf(String label, int style, double[] sample) {
    double[] x = Arrays.stream(sample).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (i + 1.0) / y.length;
    }
    return new Curve(label, style, x, y);
  }

  String label() {
    return label;
  }

  int style() {
    return style;
  }

  double[] x() {
    return x;
  }

  double[] y() {
    return y;
  }

  /** The same line with the least and the greatest value of each of {@code columns} stretches. */
  Curve thinned(int columns) {
    int n = x.length;
    if (n <= 4 * columns) {
      return this;
    }
    double[] tx = new double[2 * columns];
    double[] ty = new double[2 * columns];
    for (int c = 0; c < columns; c++) {
      int from = (int) ((long) n * c / columns);
      int to = (int) ((long) n * (c + 1) / columns);
      int low = from;
      int high = from;
      for (int i = from; i < to; i++) {
        low = y[i] < y[low] ? i : low;
        high = y[i] > y[high] ? i : high;
      }
      tx[2 * c] = x[Math.min(low, high)];
      ty[2 * c] = y[Math.min(low, high)];
      tx[2 * c + 1] = x[Math.max(low, high)];
      ty[2 * c + 1] = y[Math.max(low, high)];
    }
    return new Curve(label, style, tx, ty);
  }

  /** The same line, broken where two neighbours are further apart than {@code gap}. */
  Curve brokenAt(double gap) {
    double[] bx = new double[2 * x.length];
    double[] by = new double[2 * x.length];
    int n = 0;
    for (int i = 0; i < x.length; i++) {
      if (i > 0 && x[i] - x[i - 1] > gap) {
        bx[n] = x[i - 1];
        by[n++] = Double.NaN;
      }
      bx[n] = x[i];
      by[n++] = y[i];
    }
    return new Curve(label, style, Arrays.copyOf(bx, n), Arrays.copyOf(by, n));
  }

  /** The least finite value; 1 when there is none. */
  double least() {
    return Arrays.stream(y).filter(Double::isFinite).min().orElse(1);
  }

  /** The greatest finite value; 1 when there is none. */
  double greatest() {
    return Arrays.stream(y).filter(Double::isFinite).max().orElse(1);
  }

  /** The two rows of a JFreeChart dataset, the values passed through a logarithm where asked. */
  double[][] logarithmicY(double least) {
    return new double[][] {x, logs(y, least)};
  }

  double[][] logarithmicX(double least) {
    return new double[][] {logs(x, least), y};
  }

  double[][] linear() {
    return new double[][] {x, y};
  }

  private static double[] logs(double[] values, double least) {
    return Arrays.stream(values).map(v -> Math.log10(Math.max(v, least))).toArray();
  }
}
