package testbed.analyzer.quality;

import testbed.video.Plane;
import testbed.video.Raster;

/** Computes structural similarity. Owns scratch space: one thread each. */
public interface Ssim {
  /** The smallest side of a luma plane for which every variant is defined. */
  int MIN_SIDE = 16;

  /**
   * The similarity of two planes of the same size: 1 for equal planes, less otherwise.
   *
   * @param reference what was sent
   * @param shown what was displayed
   */
  double of(Plane reference, Plane shown);

  /** The weight of a chroma plane in the total, luma being 1. */
  double chromaWeight(Raster picture);

  /** The similarity of all planes. */
  default SsimScore of(Raster reference, Raster shown) {
    double y = of(reference.y(), shown.y());
    double cb = of(reference.u(), shown.u());
    double cr = of(reference.v(), shown.v());
    double weight = chromaWeight(reference);
    return new SsimScore(y, cb, cr, (y + weight * (cb + cr)) / (1 + 2 * weight));
  }
}
