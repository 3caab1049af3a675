package testbed.vp8.decode;

import testbed.vp8.entropy.BoolDecoder;
import testbed.vp8.entropy.FixedProbabilities;
import testbed.vp8.entropy.Mode;
import testbed.vp8.entropy.Probabilities;
import testbed.vp8.entropy.SplitLayout;
import testbed.vp8.entropy.Trees;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.header.FrameHeader;
import testbed.vp8.header.ModeProbabilities;
import testbed.vp8.predict.MotionVector;
import testbed.vp8.predict.NearVectors;

/** Reads macroblock headers (RFC 6386, section 19.3) into a {@link ModeGrid}, in raster order. */
final class ModeReader {
  private final BoolDecoder in;
  private final FrameHeader header;
  private final ModeProbabilities odds;
  private final byte[] table;
  private final ModeGrid grid;
  private final NearVectors near;
  private final byte[] interModes = new byte[4];
  private final byte[] segmentTree = new byte[3];

  ModeReader(BoolDecoder in, FrameHeader header, ModeGrid grid) {
    this.in = in;
    this.header = header;
    this.odds = header.modes();
    this.table = header.probabilities().table();
    this.grid = grid;
    this.near = new NearVectors(grid, header.references());
    for (int node = 0; node < 3; node++) {
      segmentTree[node] = (byte) header.segmentation().treeProbability(node);
    }
  }

  /** Reads the header of a macroblock of a key frame; what is known of its segment stays. */
  void readKey(int column, int row) {
    int here = grid.index(column, row);
    readSegmentAndSkip(here);
    int mode = in.tree(Trees.KEY_LUMA_MODE, FixedProbabilities.KEY_LUMA_MODES, 0);
    grid.lumaModes[here] = (byte) mode;
    if (mode == Mode.SUBBLOCKS) {
      readKeySubblocks(here);
    } else {
      grid.fillSubblockModes(here, Mode.impliedSubblock(mode));
    }
    grid.chromaModes[here] =
        (byte) in.tree(Trees.CHROMA_MODE, FixedProbabilities.KEY_CHROMA_MODES, 0);
  }

  /** Reads the header of a macroblock of an inter frame. */
  void readInter(int column, int row) {
    int here = grid.index(column, row);
    readSegmentAndSkip(here);
    if (!in.read(odds.intra())) {
      readIntraModes(here);
      return;
    }
    int reference = Mode.LAST;
    if (in.read(odds.last())) {
      reference = in.read(odds.golden()) ? Mode.ALTREF : Mode.GOLDEN;
    }
    grid.references[here] = (byte) reference;
    near.survey(column, row, reference);
    near.modeProbabilities(interModes);
    int mode = in.tree(Trees.INTER_MODE, interModes, 0);
    grid.lumaModes[here] = (byte) mode;
    switch (mode) {
      case Mode.NEAREST -> grid.fillVectors(here, near.nearest());
      case Mode.NEAR -> grid.fillVectors(here, near.near());
      case Mode.ZERO -> grid.fillVectors(here, 0);
      case Mode.NEW -> grid.fillVectors(here, MotionVector.sum(near.best(), readVector()));
      default -> readSplit(here);
    }
  }

  private void readSegmentAndSkip(int here) {
    if (header.segmentation().updateMap()) {
      grid.segments[here] = (byte) in.tree(Trees.SEGMENT, segmentTree, 0);
    }
    boolean skipped = odds.skipEnabled() && in.read(odds.skipFalse());
    grid.coded[here] = (byte) (skipped ? 0 : 1);
  }

  private void readIntraModes(int here) {
    grid.references[here] = Mode.INTRA;
    grid.fillVectors(here, 0);
    int mode = in.tree(Trees.LUMA_MODE, table, Probabilities.LUMA_MODES);
    grid.lumaModes[here] = (byte) mode;
    if (mode == Mode.SUBBLOCKS) {
      for (int block = 0; block < 16; block++) {
        grid.subblockModes[16 * here + block] =
            (byte) in.tree(Trees.SUBBLOCK_MODE, FixedProbabilities.SUBBLOCK_MODES, 0);
      }
    }
    grid.chromaModes[here] = (byte) in.tree(Trees.CHROMA_MODE, table, Probabilities.CHROMA_MODES);
  }

  private void readKeySubblocks(int here) {
    byte[] modes = grid.subblockModes;
    for (int block = 0; block < 16; block++) {
      int above = modes[grid.subblockAbove(here, block)];
      int left = modes[grid.subblockLeft(here, block)];
      int odd = FixedProbabilities.keySubblockRow(above, left);
      modes[16 * here + block] =
          (byte) in.tree(Trees.SUBBLOCK_MODE, FixedProbabilities.KEY_SUBBLOCK_MODES, odd);
    }
  }

  private void readSplit(int here) {
    int layout = in.tree(Trees.SPLIT_LAYOUT, FixedProbabilities.SPLIT_LAYOUTS, 0);
    grid.layouts[here] = (byte) layout;
    int[] vectors = grid.vectors;
    int[] partOf = SplitLayout.PART_OF[layout];
    for (int part = 0; part < SplitLayout.PARTS[layout]; part++) {
      int first = SplitLayout.FIRST_OF[layout][part];
      int left = vectors[grid.subblockLeft(here, first)];
      int above = vectors[grid.subblockAbove(here, first)];
      int row = FixedProbabilities.subMotionRow(left, above);
      int vector =
          switch (in.tree(Trees.SUB_MOTION, FixedProbabilities.SUB_MOTIONS, row)) {
            case Mode.MOTION_LEFT -> left;
            case Mode.MOTION_ABOVE -> above;
            case Mode.MOTION_ZERO -> 0;
            default -> MotionVector.sum(near.best(), readVector());
          };
      for (int block = first; block < 16; block++) {
        if (partOf[block] == part) {
          vectors[16 * here + block] = vector;
        }
      }
    }
  }

  private int readVector() {
    int vertical = readComponent(Probabilities.MOTION);
    int horizontal = readComponent(Probabilities.MOTION + Probabilities.MOTION_CONTEXT);
    return MotionVector.of(horizontal, vertical);
  }

  /** Reads one component; its context is: long?, sign, seven of a tree, ten bits. */
  private int readComponent(int context) {
    int magnitude;
    if (in.read(table[context] & 0xff)) {
      magnitude = 0;
      int bits = context + 9;
      for (int bit = 0; bit < 3; bit++) {
        magnitude |= in.bit(table[bits + bit] & 0xff) << bit;
      }
      for (int bit = 9; bit > 3; bit--) {
        magnitude |= in.bit(table[bits + bit] & 0xff) << bit;
      }
      if (magnitude < 16 || in.read(table[bits + 3] & 0xff)) {
        magnitude |= 8;
      }
    } else {
      magnitude = in.tree(Trees.SHORT_MOTION, table, context + 2);
    }
    return magnitude != 0 && in.read(table[context + 1] & 0xff) ? -magnitude : magnitude;
  }
}
