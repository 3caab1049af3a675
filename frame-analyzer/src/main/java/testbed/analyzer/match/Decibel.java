package testbed.analyzer.match;

/**
 * SSIM on the scale that the field plots: dB = -10 log10(1 - SSIM). Equal pictures are infinitely
 * good. Averages are taken over linear SSIM and converted afterwards, never over dB.
 */
public final class Decibel {
  private Decibel() {}

  /** SSIM (at most 1) in dB; infinite for 1. */
  public static double ofSsim(double ssim) {
    return ssim >= 1 ? Double.POSITIVE_INFINITY : -10 * Math.log10(1 - ssim);
  }

  /** The linear SSIM of a value in dB. */
  public static double toSsim(double db) {
    return 1 - Math.pow(10, -db / 10);
  }
}
