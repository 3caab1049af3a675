package testbed.analyzer.quality;

import java.util.Arrays;
import testbed.video.Plane;
import testbed.video.Raster;

/**
 * SSIM over boxes of 8 x 8 samples that overlap by half: the mean over all boxes whose corner lies
 * on a multiple of 4. Sums are exact integers; the variance divides by 63, its constant being
 * scaled to match. Samples right of and below the last whole 4 x 4 block are not looked at.
 */
final class BoxSsim implements Ssim {
  private static final int BLOCK = 4;
  private static final int SAMPLES = 64;
  private static final int C1 = (int) (0.01 * 0.01 * 255 * 255 * SAMPLES + 0.5);
  private static final int C2 = (int) (0.03 * 0.03 * 255 * 255 * SAMPLES * (SAMPLES - 1) + 0.5);

  /** Sums of one 4 x 4 block: both planes, all squares, the product. */
  private static final int SUMS = 4;

  private int[] above = new int[0];
  private int[] below = new int[0];

  @Override
  public double of(Plane reference, Plane shown) {
    int columns = reference.width() / BLOCK;
    int rows = reference.height() / BLOCK;
    if (above.length != columns * SUMS) {
      above = new int[columns * SUMS];
      below = new int[columns * SUMS];
    }
    double sum = 0;
    blockSums(reference, shown, 0, below);
    for (int row = 1; row < rows; row++) {
      int[] upper = below;
      below = above;
      above = upper;
      blockSums(reference, shown, row, below);
      for (int column = 1; column < columns; column++) {
        sum += box(column * SUMS);
      }
    }
    return sum / ((rows - 1.0) * (columns - 1));
  }

  @Override
  public double chromaWeight(Raster picture) {
    return (double) (picture.u().width() * picture.u().height())
        / (picture.width() * picture.height());
  }

  private static void blockSums(Plane reference, Plane shown, int row, int[] sums) {
    int width = reference.width();
    byte[] a = reference.samples();
    byte[] b = shown.samples();
    Arrays.fill(sums, 0);
    for (int y = row * BLOCK; y < (row + 1) * BLOCK; y++) {
      int at = y * width;
      for (int s = 0; s < sums.length; s += SUMS) {
        int s1 = 0;
        int s2 = 0;
        int squares = 0;
        int product = 0;
        for (int x = 0; x < BLOCK; x++) {
          int p = a[at] & 0xff;
          int q = b[at] & 0xff;
          s1 += p;
          s2 += q;
          squares += p * p + q * q;
          product += p * q;
          at++;
        }
        sums[s] += s1;
        sums[s + 1] += s2;
        sums[s + 2] += squares;
        sums[s + 3] += product;
      }
    }
  }

  private double box(int right) {
    int s1 = boxSum(right);
    int s2 = boxSum(right + 1);
    int variances = boxSum(right + 2) * SAMPLES - s1 * s1 - s2 * s2;
    int covariance = boxSum(right + 3) * SAMPLES - s1 * s2;
    return ((double) (2 * s1 * s2 + C1) * (2 * covariance + C2))
        / ((double) (s1 * s1 + s2 * s2 + C1) * (variances + C2));
  }

  private int boxSum(int right) {
    return above[right - SUMS] + above[right] + below[right - SUMS] + below[right];
  }
}
