package testbed.vp8.encode;

import testbed.vp8.entropy.FixedProbabilities;
import testbed.vp8.entropy.Mode;
import testbed.vp8.entropy.Probabilities;
import testbed.vp8.entropy.SplitLayout;
import testbed.vp8.entropy.Trees;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.header.FrameHeader;
import testbed.vp8.predict.MotionVector;
import testbed.vp8.predict.NearVectors;

/** Writes the decisions about macroblocks (RFC 6386, sections 11, 16 and 19.3). */
final class ModeWriter {
  private static final TreeCode KEY_LUMA = new TreeCode(Trees.KEY_LUMA_MODE);
  private static final TreeCode LUMA = new TreeCode(Trees.LUMA_MODE);
  private static final TreeCode CHROMA = new TreeCode(Trees.CHROMA_MODE);
  private static final TreeCode SUBBLOCK = new TreeCode(Trees.SUBBLOCK_MODE);
  private static final TreeCode INTER = new TreeCode(Trees.INTER_MODE);
  private static final TreeCode SEGMENT = new TreeCode(Trees.SEGMENT);
  private static final TreeCode SPLIT_LAYOUT = new TreeCode(Trees.SPLIT_LAYOUT);
  private static final TreeCode SUB_MOTION = new TreeCode(Trees.SUB_MOTION);
  private static final TreeCode SHORT_MOTION = new TreeCode(Trees.SHORT_MOTION);

  private final BoolEncoder out;
  private final FrameHeader header;
  private final ModeGrid grid;
  private final NearVectors near;
  private final byte[] table;
  private final byte[] interModes = new byte[4];
  private final byte[] segmentTree = new byte[3];

  ModeWriter(BoolEncoder out, FrameHeader header, ModeGrid grid, NearVectors near) {
    this.out = out;
    this.header = header;
    this.grid = grid;
    this.near = near;
    table = header.probabilities().table();
    for (int node = 0; node < 3; node++) {
      segmentTree[node] = (byte) header.segmentation().treeProbability(node);
    }
  }

  /** Writes a macroblock of a key frame. */
  void key(int column, int row) {
    int macroblock = grid.index(column, row);
    segmentAndSkip(macroblock);
    int mode = grid.lumaModes[macroblock];
    KEY_LUMA.write(out, mode, FixedProbabilities.KEY_LUMA_MODES, 0);
    if (mode == Mode.SUBBLOCKS) {
      for (int block = 0; block < 16; block++) {
        keySubblock(macroblock, block);
      }
    }
    CHROMA.write(out, grid.chromaModes[macroblock], FixedProbabilities.KEY_CHROMA_MODES, 0);
  }

  /** Writes a macroblock of an inter frame. */
  void inter(int column, int row) {
    int macroblock = grid.index(column, row);
    segmentAndSkip(macroblock);
    int reference = grid.references[macroblock];
    out.write(reference == Mode.INTRA ? 0 : 1, header.modes().intra());
    if (reference == Mode.INTRA) {
      intra(macroblock);
      return;
    }
    out.write(reference == Mode.LAST ? 0 : 1, header.modes().last());
    if (reference != Mode.LAST) {
      out.write(reference == Mode.GOLDEN ? 0 : 1, header.modes().golden());
    }
    near.survey(column, row, reference);
    near.modeProbabilities(interModes);
    int mode = grid.lumaModes[macroblock];
    INTER.write(out, mode, interModes, 0);
    if (mode == Mode.NEW) {
      vector(grid.vectors[16 * macroblock], near.best());
    } else if (mode == Mode.SPLIT) {
      split(macroblock);
    }
  }

  private void segmentAndSkip(int macroblock) {
    if (header.segmentation().updateMap()) {
      SEGMENT.write(out, grid.segments[macroblock], segmentTree, 0);
    }
    if (header.modes().skipEnabled()) {
      out.write(grid.coded[macroblock] == 0 ? 1 : 0, header.modes().skipFalse());
    }
  }

  private void intra(int macroblock) {
    int mode = grid.lumaModes[macroblock];
    LUMA.write(out, mode, table, Probabilities.LUMA_MODES);
    if (mode == Mode.SUBBLOCKS) {
      for (int block = 0; block < 16; block++) {
        int subblock = grid.subblockModes[16 * macroblock + block];
        SUBBLOCK.write(out, subblock, FixedProbabilities.SUBBLOCK_MODES, 0);
      }
    }
    CHROMA.write(out, grid.chromaModes[macroblock], table, Probabilities.CHROMA_MODES);
  }

  private void split(int macroblock) {
    int layout = grid.layouts[macroblock];
    SPLIT_LAYOUT.write(out, layout, FixedProbabilities.SPLIT_LAYOUTS, 0);
    for (int first : SplitLayout.FIRST_OF[layout]) {
      int vector = grid.vectors[16 * macroblock + first];
      int left = grid.vectors[grid.subblockLeft(macroblock, first)];
      int above = grid.vectors[grid.subblockAbove(macroblock, first)];
      int mode = Mode.subMotion(vector, left, above);
      int row = FixedProbabilities.subMotionRow(left, above);
      SUB_MOTION.write(out, mode, FixedProbabilities.SUB_MOTIONS, row);
      if (mode == Mode.MOTION_NEW) {
        vector(vector, near.best());
      }
    }
  }

  private void keySubblock(int macroblock, int block) {
    int at = 16 * macroblock + block;
    int above = block < 4 ? 16 * (macroblock - grid.stride) + block + 12 : at - 4;
    int left = (block & 3) == 0 ? 16 * (macroblock - 1) + block + 3 : at - 1;
    byte[] modes = grid.subblockModes;
    int row = FixedProbabilities.keySubblockRow(modes[above], modes[left]);
    SUBBLOCK.write(out, modes[at], FixedProbabilities.KEY_SUBBLOCK_MODES, row);
  }

  private void vector(int vector, int best) {
    component(MotionVector.vertical(vector) - MotionVector.vertical(best), Probabilities.MOTION);
    component(
        MotionVector.horizontal(vector) - MotionVector.horizontal(best),
        Probabilities.MOTION + Probabilities.MOTION_CONTEXT);
  }

  private void component(int value, int p) {
    int magnitude = Math.abs(value);
    if (magnitude < 8) {
      out.write(0, table[p + MotionCosts.IS_LONG] & 0xff);
      SHORT_MOTION.write(out, magnitude, table, p + MotionCosts.SHORT);
    } else {
      out.write(1, table[p + MotionCosts.IS_LONG] & 0xff);
      longMagnitude(magnitude, p + MotionCosts.LONG);
    }
    if (magnitude != 0) {
      out.write(value < 0 ? 1 : 0, table[p + MotionCosts.SIGN] & 0xff);
    }
  }

  private void longMagnitude(int magnitude, int p) {
    for (int bit = 0; bit < 3; bit++) {
      out.write((magnitude >> bit) & 1, table[p + bit] & 0xff);
    }
    for (int bit = MotionCosts.LONG_BITS - 1; bit > 3; bit--) {
      out.write((magnitude >> bit) & 1, table[p + bit] & 0xff);
    }
    if (magnitude > 15) {
      out.write((magnitude >> 3) & 1, table[p + 3] & 0xff);
    }
  }
}
