package testbed.vp8.encode;

import testbed.vp8.entropy.Mode;
import testbed.vp8.entropy.Probabilities;
import testbed.vp8.entropy.SplitLayout;
import testbed.vp8.entropy.Trees;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.predict.MotionVector;
import testbed.vp8.predict.NearVectors;

/** Counts the decisions about modes and vectors of an inter frame, so that probabilities adapt. */
final class ModeCounts {
  private static final TreeCode LUMA = new TreeCode(Trees.LUMA_MODE);
  private static final TreeCode CHROMA = new TreeCode(Trees.CHROMA_MODE);
  private static final TreeCode SHORT_MOTION = new TreeCode(Trees.SHORT_MOTION);

  /** Two numbers for each probability of the table: zeros and ones. */
  private final int[] counts = new int[2 * Probabilities.COUNT];

  /** Counts a macroblock. */
  void add(ModeGrid grid, NearVectors near, int column, int row) {
    int macroblock = grid.index(column, row);
    int reference = grid.references[macroblock];
    int mode = grid.lumaModes[macroblock];
    if (reference == Mode.INTRA) {
      LUMA.count(mode, counts, 2 * Probabilities.LUMA_MODES);
      CHROMA.count(grid.chromaModes[macroblock], counts, 2 * Probabilities.CHROMA_MODES);
    } else if (mode == Mode.NEW) {
      near.survey(column, row, reference);
      vector(grid.vectors[16 * macroblock], near.best());
    } else if (mode == Mode.SPLIT) {
      near.survey(column, row, reference);
      split(grid, macroblock, near.best());
    }
  }

  private void split(ModeGrid grid, int macroblock, int best) {
    for (int first : SplitLayout.FIRST_OF[grid.layouts[macroblock]]) {
      int vector = grid.vectors[16 * macroblock + first];
      int left = grid.vectors[grid.subblockLeft(macroblock, first)];
      int above = grid.vectors[grid.subblockAbove(macroblock, first)];
      if (Mode.subMotion(vector, left, above) == Mode.MOTION_NEW) {
        vector(vector, best);
      }
    }
  }

  private void vector(int vector, int best) {
    component(MotionVector.vertical(vector) - MotionVector.vertical(best), Probabilities.MOTION);
    component(
        MotionVector.horizontal(vector) - MotionVector.horizontal(best),
        Probabilities.MOTION + Probabilities.MOTION_CONTEXT);
  }

  /** Puts what is worth telling into {@code adapted}, which holds the table in force. */
  void adapt(byte[] adapted) {
    for (int i = 0; i < 2 * Probabilities.MOTION_CONTEXT; i++) {
      int at = Probabilities.MOTION + i;
      // Seven bits can tell even numbers, and 1 in place of 0.
      int fitting = Math.max(fitting(at) & 0xfe, 1);
      adapted[at] =
          (byte)
              ProbabilityChoice.choose(
                  adapted[at] & 0xff,
                  fitting,
                  counts[2 * at],
                  counts[2 * at + 1],
                  Probabilities.motionUpdate(i),
                  7);
    }
    adaptAll(adapted, Probabilities.LUMA_MODES, Probabilities.CHROMA_MODES);
    adaptAll(adapted, Probabilities.CHROMA_MODES, Probabilities.COUNT);
  }

  /** These are told all together or not at all. */
  private void adaptAll(byte[] adapted, int from, int to) {
    long saved = -8L * (to - from) * BitCost.BIT;
    for (int at = from; at < to; at++) {
      saved += ProbabilityChoice.cost(adapted[at] & 0xff, counts[2 * at], counts[2 * at + 1]);
      saved -= ProbabilityChoice.cost(fitting(at), counts[2 * at], counts[2 * at + 1]);
    }
    for (int at = from; at < to && saved > 0; at++) {
      adapted[at] = (byte) fitting(at);
    }
  }

  private int fitting(int at) {
    return ProbabilityChoice.fitting(counts[2 * at], counts[2 * at + 1]);
  }

  private void component(int value, int p) {
    int magnitude = Math.abs(value);
    count(p + MotionCosts.IS_LONG, magnitude < 8 ? 0 : 1);
    if (magnitude < 8) {
      SHORT_MOTION.count(magnitude, counts, 2 * (p + MotionCosts.SHORT));
    } else {
      for (int bit = 0; bit < MotionCosts.LONG_BITS; bit++) {
        if (bit != 3 || magnitude > 15) {
          count(p + MotionCosts.LONG + bit, (magnitude >> bit) & 1);
        }
      }
    }
    if (magnitude != 0) {
      count(p + MotionCosts.SIGN, value < 0 ? 1 : 0);
    }
  }

  private void count(int at, int bit) {
    counts[2 * at + bit]++;
  }
}
