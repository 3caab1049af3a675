package testbed.analyzer.quality;

import testbed.video.Plane;

/**
 * Visual information fidelity in the pixel domain: how much of the information in the sent picture
 * is left in the displayed one. It sees blur and scaling far better than SSIM does (a webcam clip
 * sent through half its size keeps 0.987 of its SSIM and 0.69 of its information).
 *
 * <p>It is computed at the finest scale, that of the samples themselves: what FFmpeg's {@code vif}
 * filter calls scale 0, as exactly as that computes. Local means, variances and covariances are
 * taken under a Gaussian window at every sample.
 *
 * <p>Source: H. R. Sheikh and A. C. Bovik, "Image information and visual quality", IEEE
 * Transactions on Image Processing 15(2), 2006, and their pixel-domain variant of it, whose window
 * and noise of the eye these are; borders and flat places as in FFmpeg's filter.
 */
public final class Vif {
  /** The smallest side of a plane for which it is defined. */
  public static final int MIN_SIDE = VifWindow.RADIUS + 1;

  private Vif() {}

  /**
   * 1 for equal planes and where the reference is flat, 0 for nothing left; above 1 where contrast
   * was raised.
   *
   * @param reference what was sent
   * @param shown what was displayed, of the same size
   * @throws IllegalArgumentException if a side is below {@link #MIN_SIDE} or the sizes differ
   */
  public static double of(Plane reference, Plane shown) {
    int width = reference.width();
    int height = reference.height();
    if (shown.width() != width || shown.height() != height) {
      throw new IllegalArgumentException(
          "%dx%d against %dx%d".formatted(width, height, shown.width(), shown.height()));
    }
    if (Math.min(width, height) < MIN_SIDE) {
      throw new IllegalArgumentException(
          "%dx%d is too small, the least side is %d".formatted(width, height, MIN_SIDE));
    }
    VifMoments moments = new VifMoments(reference, shown);
    InformationSum information = new InformationSum(width);
    for (int y = 0; y < height; y++) {
      information.add(moments.row(y));
    }
    return information.ratio();
  }
}
