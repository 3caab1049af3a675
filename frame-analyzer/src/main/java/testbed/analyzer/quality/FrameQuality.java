package testbed.analyzer.quality;

/**
 * How good one displayed picture was. What was not measured is NaN.
 *
 * @param daala linear SSIM of the variant {@link SsimVariant#DAALA}
 * @param ffmpeg linear SSIM of the variant {@link SsimVariant#FFMPEG}
 * @param mseY mean squared error of luma
 */
public record FrameQuality(SsimScore daala, SsimScore ffmpeg, double mseY) {
  /** PSNR of luma in dB. */
  public double psnrYDb() {
    return Psnr.ofMse(mseY);
  }
}
