package testbed.vp8.encode;

import testbed.vp8.entropy.Mode;
import testbed.vp8.entropy.Tokens;
import testbed.vp8.predict.IntraPredictor;
import testbed.vp8.predict.SubblockPredictor;

/** Chooses how to predict a macroblock from its own picture. */
final class IntraSearch {
  private final ModeCosts modes;
  private final TokenCosts tokens;
  private final Tradeoff tradeoff;
  private final ResidualCoder coder;
  private final SubblockPredictor subblocks = new SubblockPredictor();
  private final byte[] above = new byte[9];
  private final byte[] left = new byte[9];

  private int lumaCost;

  IntraSearch(ModeCosts modes, TokenCosts tokens, Tradeoff tradeoff, ResidualCoder coder) {
    this.modes = modes;
    this.tokens = tokens;
    this.tradeoff = tradeoff;
    this.coder = coder;
  }

  /** The whole-macroblock luma mode with the least Hadamard difference. */
  int chooseLuma(Site site) {
    int best = Mode.DC;
    lumaCost = Integer.MAX_VALUE;
    for (int mode = Mode.DC; mode <= Mode.TRUE_MOTION; mode++) {
      predictLuma(site, mode);
      int cost = tradeoff.absolute(site.lumaDistance(), modes.luma[mode]);
      if (cost < lumaCost) {
        lumaCost = cost;
        best = mode;
      }
    }
    return best;
  }

  /** The Lagrangian of the choice of {@link #chooseLuma}, in Hadamard differences. */
  int lumaCost() {
    return lumaCost;
  }

  /** Codes luma with one mode for the whole macroblock and returns the Lagrangian of luma. */
  long codeWhole(Site site, BlockContexts contexts, int mode, Attempt attempt) {
    predictLuma(site, mode);
    attempt.lumaMode = mode;
    coder.lumaWithY2(site, attempt.residual);
    contexts.load(site.column, above, left);
    int bits = modes.luma[mode] + attempt.residual.visitLuma(tokens, above, left);
    return tradeoff.squared(site.lumaError(), bits);
  }

  /**
   * Codes luma with a mode for each subblock and returns the Lagrangian of luma, or gives up and
   * returns {@code Long.MAX_VALUE} when the bits alone are worth more than {@code limit}.
   */
  long codeSubblocks(Site site, BlockContexts contexts, long limit, Attempt attempt) {
    contexts.load(site.column, above, left);
    attempt.lumaMode = Mode.SUBBLOCKS;
    attempt.residual.withY2 = false;
    int bits = modes.luma[Mode.SUBBLOCKS];
    for (int block = 0; block < 16; block++) {
      bits += codeSubblock(site, block, attempt);
      bits += attempt.residual.visit(tokens, Tokens.LUMA, block, above, left);
      if (tradeoff.squared(0, bits) >= limit) {
        return Long.MAX_VALUE;
      }
    }
    return tradeoff.squared(site.lumaError(), bits);
  }

  /** Codes chroma with the mode of the least squared difference; returns its Lagrangian. */
  long codeChroma(Site site, BlockContexts contexts, Attempt attempt) {
    int best = Mode.DC;
    long bestCost = Long.MAX_VALUE;
    for (int mode = Mode.DC; mode <= Mode.TRUE_MOTION; mode++) {
      predictChroma(site, mode);
      long cost = tradeoff.squared(site.chromaError(), modes.chroma[mode]);
      if (cost < bestCost) {
        bestCost = cost;
        best = mode;
      }
    }
    return codeChroma(site, contexts, best, attempt);
  }

  private long codeChroma(Site site, BlockContexts contexts, int mode, Attempt attempt) {
    predictChroma(site, mode);
    attempt.chromaMode = mode;
    coder.chroma(site, attempt.residual);
    contexts.load(site.column, above, left);
    int bits = modes.chroma[mode] + attempt.residual.visitChroma(tokens, above, left);
    return tradeoff.squared(site.chromaError(), bits);
  }

  /** Codes the macroblock with the modes that the attempt has and returns the Lagrangian. */
  long codeAgain(Site site, BlockContexts contexts, Attempt attempt) {
    long luma =
        attempt.lumaMode == Mode.SUBBLOCKS
            ? codeSubblocksAgain(site, contexts, attempt)
            : codeWhole(site, contexts, attempt.lumaMode, attempt);
    return luma + codeChroma(site, contexts, attempt.chromaMode, attempt);
  }

  private long codeSubblocksAgain(Site site, BlockContexts contexts, Attempt attempt) {
    contexts.load(site.column, above, left);
    attempt.residual.withY2 = false;
    int bits = modes.luma[Mode.SUBBLOCKS];
    for (int block = 0; block < 16; block++) {
      int mode = attempt.subblockModes[block];
      predictSubblock(site, block, mode);
      coder.subblock(site, block, attempt.residual);
      bits += modes.subblock(mode, aboveMode(site, block, attempt), leftMode(site, block, attempt));
      bits += attempt.residual.visit(tokens, Tokens.LUMA, block, above, left);
    }
    return tradeoff.squared(site.lumaError(), bits);
  }

  private int codeSubblock(Site site, int block, Attempt attempt) {
    int at = site.luma + (block >> 2) * 4 * site.lumaStride + (block & 3) * 4;
    int from = site.lumaSource + (block >> 2) * 4 * site.source.lumaStride + (block & 3) * 4;
    int modeAbove = aboveMode(site, block, attempt);
    int modeLeft = leftMode(site, block, attempt);
    int best = 0;
    int bestBits = 0;
    int bestCost = Integer.MAX_VALUE;
    for (int mode = 0; mode < 10; mode++) {
      int bits = modes.subblock(mode, modeAbove, modeLeft);
      if (tradeoff.absolute(0, bits) >= bestCost) {
        continue;
      }
      predictSubblock(site, block, mode);
      int distance =
          BlockDistance.satd4(
              site.source.y, from, site.source.lumaStride, site.lumaTarget, at, site.lumaStride);
      int cost = tradeoff.absolute(distance, bits);
      if (cost < bestCost) {
        bestCost = cost;
        bestBits = bits;
        best = mode;
      }
    }
    predictSubblock(site, block, best);
    attempt.subblockModes[block] = (byte) best;
    coder.subblock(site, block, attempt.residual);
    return bestBits;
  }

  private void predictSubblock(Site site, int block, int mode) {
    int stride = site.lumaStride;
    int at = site.luma + (block >> 2) * 4 * stride + (block & 3) * 4;
    int aboveRight = (block & 3) == 3 ? site.luma - stride + 16 : at - stride + 4;
    subblocks.predict(site.lumaTarget, at, stride, aboveRight, mode);
  }

  private static int aboveMode(Site site, int block, Attempt attempt) {
    return block < 4
        ? site.grid.subblockModes[site.grid.subblockAbove(site.macroblock, block)]
        : attempt.subblockModes[block - 4];
  }

  private static int leftMode(Site site, int block, Attempt attempt) {
    return (block & 3) == 0
        ? site.grid.subblockModes[site.grid.subblockLeft(site.macroblock, block)]
        : attempt.subblockModes[block - 1];
  }

  private static void predictLuma(Site site, int mode) {
    predict(site, site.lumaTarget, site.luma, site.lumaStride, 4, mode);
  }

  private static void predictChroma(Site site, int mode) {
    predict(site, site.uTarget, site.chroma, site.chromaStride, 3, mode);
    predict(site, site.vTarget, site.chroma, site.chromaStride, 3, mode);
  }

  private static void predict(Site site, byte[] target, int at, int stride, int shift, int mode) {
    if (mode == Mode.DC) {
      int value =
          IntraPredictor.dcValue(target, at, stride, shift, site.insideLeft, site.insideAbove);
      IntraPredictor.fill(target, at, stride, 1 << shift, value);
    } else {
      IntraPredictor.predict(target, at, stride, 1 << shift, mode);
    }
  }
}
