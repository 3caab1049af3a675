package testbed.analyzer.quality;

import testbed.video.Plane;

/** Peak signal-to-noise ratio with a peak of 255. */
public final class Psnr {
  private static final double PEAK_SQUARED = 255.0 * 255.0;

  private Psnr() {}

  /** The ratio in dB; infinite for equal planes. */
  public static double db(Plane reference, Plane shown) {
    return ofMse(meanSquaredError(reference, shown));
  }

  /** The ratio in dB for a mean squared error. */
  public static double ofMse(double mse) {
    return mse == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10(PEAK_SQUARED / mse);
  }

  /** The mean squared error for a ratio in dB. */
  public static double toMse(double db) {
    return PEAK_SQUARED / Math.pow(10, db / 10);
  }

  /** The mean of the squared differences of two planes of the same size. */
  public static double meanSquaredError(Plane reference, Plane shown) {
    byte[] a = reference.samples();
    byte[] b = shown.samples();
    int width = reference.width();
    long sum = 0;
    for (int row = 0; row < a.length; row += width) {
      int rowSum = 0;
      for (int i = row; i < row + width; i++) {
        int difference = (a[i] & 0xff) - (b[i] & 0xff);
        rowSum += difference * difference;
      }
      sum += rowSum;
    }
    return (double) sum / a.length;
  }
}
