package testbed.analyzer.quality;

/**
 * How good one displayed picture was. What was not measured is NaN.
 *
 * @param daala linear SSIM of the variant {@link SsimVariant#DAALA}
 * @param ffmpeg linear SSIM of the variant {@link SsimVariant#FFMPEG}
 * @param mseY mean squared error of luma
 * @param vifY visual information fidelity of luma; measured on some pictures only
 */
public record FrameQuality(SsimScore daala, SsimScore ffmpeg, double mseY, double vifY) {
  /** Without visual information fidelity. */
  public FrameQuality(SsimScore daala, SsimScore ffmpeg, double mseY) {
    this(daala, ffmpeg, mseY, Double.NaN);
  }

  /** PSNR of luma in dB. */
  public double psnrYDb() {
    return Psnr.ofMse(mseY);
  }
}
