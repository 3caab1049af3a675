package testbed.vp8.encode;

import testbed.vp8.transform.QuantizerSteps;

/**
 * The quantizers of a frame.
 *
 * @param luma of luma blocks
 * @param y2 of second-order blocks
 * @param chroma of chroma blocks
 */
record Quantizers(Quantizer luma, Quantizer y2, Quantizer chroma) {
  /** Quantizers with these steps, rounding so many 1/128 of a step up. */
  static Quantizers of(QuantizerSteps steps, int rounding) {
    return new Quantizers(
        new Quantizer(steps.lumaDc(), steps.lumaAc(), rounding),
        new Quantizer(steps.y2Dc(), steps.y2Ac(), rounding),
        new Quantizer(steps.chromaDc(), steps.chromaAc(), rounding));
  }
}
