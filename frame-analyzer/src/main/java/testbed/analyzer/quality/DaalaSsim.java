package testbed.analyzer.quality;

import testbed.video.Plane;
import testbed.video.Raster;

/**
 * SSIM under a Gaussian window that grows with the picture.
 *
 * <p>Means, squares and products are summed in exact integers: first down the columns, then along
 * the rows. Samples are taken relative to 128 so that 32 bits suffice; variances do not change by
 * that. At the border the window is cut off; a sample's term counts with the weight that is left of
 * its window. Rows are worked off one after the other over a ring of prepared rows, so that the
 * working set stays in the cache.
 */
final class DaalaSsim implements Ssim {
  private static final double SIGMA_PER_HEIGHT = 1.5 / 256;
  private static final double C1 = (0.01 * 255) * (0.01 * 255);
  private static final double C2 = (0.03 * 255) * (0.03 * 255);
  private static final int MIDDLE = 128;

  /** Taken off the sum of the two squares, which then keeps within 14 bits and a sign. */
  private static final int SQUARES_MIDDLE = MIDDLE * MIDDLE;

  /** Moments of a sample pair: reference, shown, sum of squares, product. */
  private static final int MOMENTS = 4;

  private final Convolution convolution;
  private Scratch scratch = new Scratch(1, 1);

  DaalaSsim(Convolution convolution) {
    this.convolution = convolution;
  }

  @Override
  public double chromaWeight(Raster picture) {
    return (double) (picture.u().width() * picture.u().height())
        / (picture.width() * picture.height());
  }

  @Override
  public double of(Plane reference, Plane shown) {
    int width = reference.width();
    int height = reference.height();
    if (scratch.width != width || scratch.height != height) {
      scratch = new Scratch(width, height);
    }
    Scratch s = scratch;
    int radius = s.half.length - 1;
    for (int y = 0; y < Math.min(radius, height); y++) {
      prepare(reference, shown, y);
    }
    double sum = 0;
    double weight = 0;
    for (int y = 0; y < height; y++) {
      if (y + radius < height) {
        prepare(reference, shown, y + radius);
      }
      for (int m = 0; m < MOMENTS; m++) {
        for (int i = -radius; i <= radius; i++) {
          s.window[i + radius] = y + i < 0 || y + i >= height ? s.nothing : s.row(m, y + i);
        }
        convolution.vertical(s.window, s.half, s.column, radius, width);
        convolution.horizontal(s.column, s.half, s.moments[m], width);
      }
      terms(s, s.rowWeights[y]);
      for (int x = 0; x < width; x++) {
        sum += s.terms[x];
        weight += s.termWeights[x];
      }
    }
    return sum / weight;
  }

  private void prepare(Plane reference, Plane shown, int y) {
    int width = reference.width();
    int[] first = scratch.row(0, y);
    int[] second = scratch.row(1, y);
    int[] squares = scratch.row(2, y);
    int[] product = scratch.row(3, y);
    byte[] a = reference.samples();
    byte[] b = shown.samples();
    int at = y * width;
    for (int x = 0; x < width; x++) {
      int p = (a[at + x] & 0xff) - MIDDLE;
      int q = (b[at + x] & 0xff) - MIDDLE;
      first[x] = p;
      second[x] = q;
      squares[x] = p * p + q * q - SQUARES_MIDDLE;
      product[x] = p * q;
    }
  }

  /** The weighted similarity at every sample of a row; all sums are exact in a double. */
  private static void terms(Scratch s, int rowWeight) {
    int[] first = s.moments[0];
    int[] second = s.moments[1];
    int[] squares = s.moments[2];
    int[] product = s.moments[3];
    for (int x = 0; x < s.width; x++) {
      double w = rowWeight * s.columnWeights[x];
      double p = first[x];
      double q = second[x];
      double variances = w * (squares[x] + SQUARES_MIDDLE * w) - p * p - q * q;
      double covariance = w * product[x] - p * q;
      double meanP = p + MIDDLE * w;
      double meanQ = q + MIDDLE * w;
      double c1 = C1 * w * w;
      double c2 = C2 * w * w;
      double likeness = (2 * meanP * meanQ + c1) * (2 * covariance + c2);
      double energy = (meanP * meanP + meanQ * meanQ + c1) * (variances + c2);
      s.terms[x] = w * likeness / energy;
      s.termWeights[x] = w;
    }
  }

  /** What depends on the size of the plane. */
  private static final class Scratch {
    final int width;
    final int height;
    final int[] half;
    final int[] rowWeights;
    final int[] columnWeights;
    final int[][][] ring;
    final int[][] window;
    final int[] nothing;
    final int[] column;
    final int[][] moments;
    final double[] terms;
    final double[] termWeights;

    Scratch(int width, int height) {
      this.width = width;
      this.height = height;
      half = GaussianTaps.half(height * SIGMA_PER_HEIGHT);
      int radius = half.length - 1;
      rowWeights = GaussianTaps.weights(half, height);
      columnWeights = GaussianTaps.weights(half, width);
      ring = new int[2 * radius + 1][MOMENTS][width];
      window = new int[2 * radius + 1][];
      nothing = new int[width];
      column = new int[width + 2 * radius];
      moments = new int[MOMENTS][width];
      terms = new double[width];
      termWeights = new double[width];
    }

    int[] row(int moment, int y) {
      return ring[y % ring.length][moment];
    }
  }
}
