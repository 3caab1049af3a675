package testbed.vp8.encode;

import testbed.vp8.transform.InverseTransform;

/**
 * Transforms and quantizes the difference of the source and the prediction that stands in the
 * target, and adds what is left of it to the target, as every decoder will.
 */
final class ResidualCoder {
  private final Quantizers quantizers;
  private final short[] coefficients = new short[Residual.BLOCKS * 16];

  ResidualCoder(Quantizers quantizers) {
    this.quantizers = quantizers;
  }

  /** Luma with a second-order block. */
  void lumaWithY2(Site site, Residual residual) {
    short[] c = coefficients;
    transformLuma(site);
    int y2 = 16 * Residual.Y2;
    ForwardTransform.wht(c, 0, c, y2);
    int end = quantizers.y2().quantize(c, y2, 0, residual.levels, y2);
    residual.ends[Residual.Y2] = (byte) end;
    residual.withY2 = true;
    for (int block = 0; block < 16; block++) {
      int at = 16 * block;
      c[at] = 0;
      residual.ends[block] = (byte) quantizers.luma().quantize(c, at, 1, residual.levels, at);
    }
    if (end > 0) {
      InverseTransform.walshHadamard(c, y2, c, 0);
    }
    for (int block = 0; block < 16; block++) {
      addLuma(site, block, residual.ends[block]);
    }
  }

  /** Luma whose blocks have their own DC. */
  void lumaWithoutY2(Site site, Residual residual) {
    transformLuma(site);
    residual.withY2 = false;
    for (int block = 0; block < 16; block++) {
      int at = 16 * block;
      int end = quantizers.luma().quantize(coefficients, at, 0, residual.levels, at);
      residual.ends[block] = (byte) end;
      addLuma(site, block, end);
    }
  }

  /** One luma block with its own DC. */
  void subblock(Site site, int block, Residual residual) {
    transformLuma(site, block);
    int at = 16 * block;
    int end = quantizers.luma().quantize(coefficients, at, 0, residual.levels, at);
    residual.ends[block] = (byte) end;
    addLuma(site, block, end);
  }

  /** Both chroma planes. */
  void chroma(Site site, Residual residual) {
    plane(site, residual, Residual.CHROMA, site.source.u, site.uTarget);
    plane(site, residual, Residual.CHROMA + 4, site.source.v, site.vTarget);
  }

  private void plane(Site site, Residual residual, int first, byte[] source, byte[] target) {
    for (int i = 0; i < 4; i++) {
      int block = first + i;
      int from = site.chromaSource + (i >> 1) * 4 * site.source.chromaStride + (i & 1) * 4;
      int to = site.chroma + (i >> 1) * 4 * site.chromaStride + (i & 1) * 4;
      int at = 16 * block;
      ForwardTransform.dct(
          source, from, site.source.chromaStride, target, to, site.chromaStride, coefficients, at);
      int end = quantizers.chroma().quantize(coefficients, at, 0, residual.levels, at);
      residual.ends[block] = (byte) end;
      add(at, end, target, to, site.chromaStride);
    }
  }

  private void transformLuma(Site site) {
    for (int block = 0; block < 16; block++) {
      transformLuma(site, block);
    }
  }

  private void transformLuma(Site site, int block) {
    int x = (block & 3) * 4;
    int y = block & 12;
    ForwardTransform.dct(
        site.source.y,
        site.lumaSource + y * site.source.lumaStride + x,
        site.source.lumaStride,
        site.lumaTarget,
        site.luma + y * site.lumaStride + x,
        site.lumaStride,
        coefficients,
        16 * block);
  }

  private void addLuma(Site site, int block, int end) {
    int to = site.luma + (block & 12) * site.lumaStride + (block & 3) * 4;
    add(16 * block, end, site.lumaTarget, to, site.lumaStride);
  }

  private void add(int at, int end, byte[] target, int to, int stride) {
    if (end > 1) {
      InverseTransform.addDct(coefficients, at, target, to, stride);
    } else if (coefficients[at] != 0) {
      InverseTransform.addDc(coefficients[at], target, to, stride);
    }
  }
}
