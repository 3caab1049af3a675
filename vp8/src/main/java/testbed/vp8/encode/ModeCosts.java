package testbed.vp8.encode;

import testbed.vp8.entropy.FixedProbabilities;
import testbed.vp8.entropy.Probabilities;
import testbed.vp8.entropy.Trees;

/** What prediction modes cost, in 1/256 bit. */
final class ModeCosts {
  /** Luma modes of the kind of frame at hand. */
  final int[] luma = new int[5];

  /** Chroma modes of the kind of frame at hand. */
  final int[] chroma = new int[4];

  /** Inter modes, by {@code weight * 4 + node} in {@link FixedProbabilities#INTER_MODES}. */
  private final int[] subblock = new int[10];

  private static final int[] KEY_SUBBLOCK = keySubblocks();

  private boolean key;

  /** Takes over the probabilities of a key frame. */
  void useKey() {
    key = true;
    MotionCosts.leaves(Trees.KEY_LUMA_MODE, 0, FixedProbabilities.KEY_LUMA_MODES, 0, 0, luma);
    MotionCosts.leaves(Trees.CHROMA_MODE, 0, FixedProbabilities.KEY_CHROMA_MODES, 0, 0, chroma);
  }

  /** Takes over the probabilities of an inter frame. */
  void useInter(byte[] table) {
    key = false;
    MotionCosts.leaves(Trees.LUMA_MODE, 0, table, Probabilities.LUMA_MODES, 0, luma);
    MotionCosts.leaves(Trees.CHROMA_MODE, 0, table, Probabilities.CHROMA_MODES, 0, chroma);
    MotionCosts.leaves(Trees.SUBBLOCK_MODE, 0, FixedProbabilities.SUBBLOCK_MODES, 0, 0, subblock);
  }

  /** A subblock's mode; its neighbours' matter in key frames only. */
  int subblock(int mode, int above, int left) {
    return key ? KEY_SUBBLOCK[(above * 10 + left) * 10 + mode] : subblock[mode];
  }

  private static int[] keySubblocks() {
    int[] all = new int[1000];
    int[] row = new int[10];
    for (int above = 0; above < 10; above++) {
      for (int left = 0; left < 10; left++) {
        MotionCosts.leaves(
            Trees.SUBBLOCK_MODE,
            0,
            FixedProbabilities.KEY_SUBBLOCK_MODES,
            FixedProbabilities.keySubblockRow(above, left),
            0,
            row);
        System.arraycopy(row, 0, all, (above * 10 + left) * 10, 10);
      }
    }
    return all;
  }
}
