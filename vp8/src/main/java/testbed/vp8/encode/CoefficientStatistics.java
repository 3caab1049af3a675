package testbed.vp8.encode;

import testbed.vp8.SizePrediction;
import testbed.vp8.entropy.Tokens;

/** Counts coefficients and survivors of quantization by type of block and place in the block. */
final class CoefficientStatistics {
  private final int[] counts = new int[4 * 16];
  private final int[] survivors = new int[4 * 16];

  void add(Residual residual) {
    int luma = residual.withY2 ? Tokens.LUMA_AFTER_Y2 : Tokens.LUMA;
    if (residual.withY2) {
      add(Tokens.Y2, residual, Residual.Y2, Residual.BLOCKS);
    }
    add(luma, residual, 0, Residual.CHROMA);
    add(Tokens.CHROMA, residual, Residual.CHROMA, Residual.Y2);
  }

  private void add(int type, Residual residual, int from, int to) {
    for (int block = from; block < to; block++) {
      for (int i = 0; i < residual.ends[block]; i++) {
        survivors[16 * type + i] +=
            residual.levels[Residual.start(block) + Residual.place(i)] != 0 ? 1 : 0;
      }
    }
    for (int i = type == Tokens.LUMA_AFTER_Y2 ? 1 : 0; i < 16; i++) {
      counts[16 * type + i] += to - from;
    }
  }

  SizePrediction prediction(int quantizer, int fixedBytes, int coefficientBytes) {
    return new SizePrediction(quantizer, fixedBytes, coefficientBytes, counts, survivors);
  }
}
