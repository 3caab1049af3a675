package testbed.analyzer.quality;

/**
 * Which SSIM. Variants differ by up to 7 dB on the same pictures, so that no figure is worth
 * anything without the name of its variant.
 */
public enum SsimVariant {
  /**
   * The one of the Salsify paper (Daala's tool): a Gaussian window at every sample whose standard
   * deviation is 1.5/256 of the plane's height, with 8-bit integer taps and renormalised borders.
   */
  DAALA,
  /** The one of ffmpeg's and x264's filter: boxes of 8 x 8 samples, every 4 samples. */
  FFMPEG;

  /** The name in files and on the command line. */
  public String id() {
    return switch (this) {
      case DAALA -> "daala";
      case FFMPEG -> "ffmpeg";
    };
  }

  /** A calculator of this variant for one thread. */
  public Ssim calculator() {
    return switch (this) {
      case DAALA -> new DaalaSsim(Convolution.best());
      case FFMPEG -> new BoxSsim();
    };
  }
}
