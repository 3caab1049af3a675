package testbed.analyzer.quality;

/**
 * Linear SSIM of a picture, each 1 for equal planes.
 *
 * @param y luma: the figure to quote
 * @param cb blue difference
 * @param cr red difference
 * @param total all planes, weighted as the variant does
 */
public record SsimScore(double y, double cb, double cr, double total) {
  /** Nothing was measured. */
  public static final SsimScore NONE =
      new SsimScore(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
