package testbed.analyzer.quality;

import testbed.video.Plane;

/**
 * Means under the window, row by row, of the samples p of a reference, the samples q of what was
 * shown, and p * p, q * q and p * q. Samples are taken relative to 128; variances do not change by
 * that. Beyond its ends a line is mirrored: at its start about the first sample, at its end behind
 * the last one, which thus comes twice.
 */
final class VifMoments {
  private static final int MOMENTS = 5;
  private static final int RADIUS = VifWindow.RADIUS;
  private static final int MIDDLE = 128;

  private final int[] whole = VifWindow.whole();
  private final double[] rescaling = VifWindow.rescaling();
  private final Plane reference;
  private final Plane shown;
  private final int[][][] ring;
  private final int[][] window = new int[VifWindow.WEIGHTS][];
  private final int[] sums;
  private final int[] line;
  private final double[][] means;

  /** For planes of one size, no side of which is below {@code RADIUS + 1}. */
  VifMoments(Plane reference, Plane shown) {
    this.reference = reference;
    this.shown = shown;
    int width = reference.width();
    ring = new int[VifWindow.WEIGHTS][MOMENTS][width];
    sums = new int[width];
    line = new int[width + 2 * RADIUS];
    means = new double[MOMENTS][width];
    for (int y = 0; y < RADIUS; y++) {
      prepare(y);
    }
  }

  /**
   * The means of the five at each place of a row; valid until the next call. Rows are asked for in
   * order.
   */
  double[][] row(int y) {
    int height = reference.height();
    if (y + RADIUS < height) {
      prepare(y + RADIUS);
    }
    for (int m = 0; m < MOMENTS; m++) {
      for (int i = 0; i < window.length; i++) {
        window[i] = ring[mirrored(y + i - RADIUS, height) % ring.length][m];
      }
      WindowSums.down(window, whole, sums);
      extend();
      WindowSums.along(line, rescaling, means[m]);
    }
    return means;
  }

  private void extend() {
    int width = sums.length;
    System.arraycopy(sums, 0, line, RADIUS, width);
    for (int i = 1; i <= RADIUS; i++) {
      line[RADIUS - i] = sums[mirrored(-i, width)];
      line[RADIUS + width - 1 + i] = sums[mirrored(width - 1 + i, width)];
    }
  }

  private static int mirrored(int i, int n) {
    if (i < 0) {
      return -i;
    }
    return i < n ? i : 2 * n - 1 - i;
  }

  private void prepare(int y) {
    int[][] row = ring[y % ring.length];
    samples(reference, y, row[0]);
    samples(shown, y, row[1]);
    products(row[0], row[0], row[2]);
    products(row[1], row[1], row[3]);
    products(row[0], row[1], row[4]);
  }

  private static void samples(Plane plane, int y, int[] target) {
    byte[] samples = plane.samples();
    int from = y * target.length;
    for (int x = 0; x < target.length; x++) {
      target[x] = (samples[from + x] & 0xff) - MIDDLE;
    }
  }

  private static void products(int[] a, int[] b, int[] target) {
    for (int x = 0; x < target.length; x++) {
      target[x] = a[x] * b[x];
    }
  }
}
