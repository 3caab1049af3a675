package testbed.vp8.encode;

import testbed.vp8.encode.Quantizer.Part;
import testbed.vp8.transform.InverseTransform;

/**
 * Transforms and quantizes the difference of the source and the prediction that stands in the
 * target, and adds what is left of it to the target, as every decoder will. Works on pairs of
 * blocks (see {@link PairTransform}).
 */
final class ResidualCoder {
  private static final int PAIR = PairTransform.SIZE;
  private static final int ROW = PairTransform.ROW;
  private static final int LUMA_PAIRS = 8;
  private static final short[] NO_DCS = new short[ROW];

  private final Quantizers quantizers;
  private final PairTransform transform = new PairTransform();
  private final short[] coefficients = new short[LUMA_PAIRS * PAIR];
  private final short[] secondOrder = new short[16];

  /** What the second-order block says about the first coefficient of each block: every fourth. */
  private final short[] dcs = new short[LUMA_PAIRS * ROW];

  private final short[] oneBlock = new short[PAIR];

  ResidualCoder(Quantizers quantizers) {
    this.quantizers = quantizers;
  }

  /** Luma with a second-order block. */
  void lumaWithY2(Site site, Residual residual) {
    for (int pair = 0; pair < LUMA_PAIRS; pair++) {
      transformLuma(site, pair);
    }
    SecondOrder.forward(coefficients, 0, secondOrder, 0);
    short[] levels = residual.levels;
    int y2 =
        quantizers.y2().quantizeSecondOrder(secondOrder, 0, levels, Residual.start(Residual.Y2));
    residual.end(Residual.Y2, y2);
    residual.withY2 = true;
    InverseTransform.walshHadamard(secondOrder, 0, dcs, 0, 4);
    for (int pair = 0; pair < LUMA_PAIRS; pair++) {
      int at = PAIR * pair;
      int places = quantizers.luma().quantize(coefficients, at, Part.WITHOUT_FIRST, levels, at);
      ends(residual, 2 * pair, places);
      int to = lumaOf(site, pair);
      if (places != 0) {
        transform.addInverse(
            coefficients, at, dcs, ROW * pair, site.lumaTarget, to, site.lumaStride);
      } else if (y2 != 0) {
        PairTransform.addDc(dcs, ROW * pair, site.lumaTarget, to, site.lumaStride);
      }
    }
  }

  /** Luma whose blocks have their own DC. */
  void lumaWithoutY2(Site site, Residual residual) {
    residual.withY2 = false;
    for (int pair = 0; pair < LUMA_PAIRS; pair++) {
      transformLuma(site, pair);
      int at = PAIR * pair;
      int places = quantizers.luma().quantize(coefficients, at, Part.BOTH, residual.levels, at);
      ends(residual, 2 * pair, places);
      if (places != 0) {
        transform.addInverse(
            coefficients, at, NO_DCS, 0, site.lumaTarget, lumaOf(site, pair), site.lumaStride);
      }
    }
  }

  /** One luma block with its own DC. */
  void subblock(Site site, int block, Residual residual) {
    int x = (block & 3) * 4;
    int y = block & 12;
    int to = site.luma + y * site.lumaStride + x;
    transform.forward(
        site.source.y,
        site.lumaSource + y * site.source.lumaStride + x,
        site.source.lumaStride,
        site.lumaTarget,
        to,
        site.lumaStride,
        coefficients,
        0);
    int places = quantizers.luma().quantize(coefficients, 0, Part.LEFT, oneBlock, 0);
    residual.end(block, places << (4 * (block & 1)));
    if (places != 0) {
      for (int row = 0, at = Residual.start(block); row < PAIR; row += ROW) {
        System.arraycopy(oneBlock, row, residual.levels, at + row, 4);
      }
      transform.addInverse(coefficients, 0, NO_DCS, 0, site.lumaTarget, to, site.lumaStride);
    }
  }

  /** Both chroma planes. */
  void chroma(Site site, Residual residual) {
    plane(site, residual, Residual.CHROMA, site.source.u, site.uTarget);
    plane(site, residual, Residual.CHROMA + 4, site.source.v, site.vTarget);
  }

  private void plane(Site site, Residual residual, int first, byte[] source, byte[] target) {
    for (int half = 0; half < 2; half++) {
      int from = site.chromaSource + half * 4 * site.source.chromaStride;
      int to = site.chroma + half * 4 * site.chromaStride;
      transform.forward(
          source, from, site.source.chromaStride, target, to, site.chromaStride, coefficients, 0);
      int block = first + 2 * half;
      int places =
          quantizers
              .chroma()
              .quantize(coefficients, 0, Part.BOTH, residual.levels, Residual.start(block));
      ends(residual, block, places);
      if (places != 0) {
        transform.addInverse(coefficients, 0, NO_DCS, 0, target, to, site.chromaStride);
      }
    }
  }

  private void transformLuma(Site site, int pair) {
    int from = site.lumaSource + 4 * (pair >> 1) * site.source.lumaStride + 8 * (pair & 1);
    transform.forward(
        site.source.y,
        from,
        site.source.lumaStride,
        site.lumaTarget,
        lumaOf(site, pair),
        site.lumaStride,
        coefficients,
        PAIR * pair);
  }

  private static int lumaOf(Site site, int pair) {
    return site.luma + 4 * (pair >> 1) * site.lumaStride + 8 * (pair & 1);
  }

  private static void ends(Residual residual, int left, int places) {
    residual.end(left, places);
    residual.end(left + 1, places);
  }
}
