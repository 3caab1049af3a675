package testbed.vp8.decode;

import java.util.Arrays;
import testbed.vp8.entropy.Mode;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.frame.PlaneBuffer;
import testbed.vp8.frame.ReferenceFrame;
import testbed.vp8.predict.InterPredictor;
import testbed.vp8.predict.IntraPredictor;
import testbed.vp8.predict.SubblockPredictor;
import testbed.vp8.transform.InverseTransform;

/** Builds a frame's samples, macroblock by macroblock: prediction plus residue, without filter. */
final class Reconstruction {
  private final FrameBuffer to;
  private final ModeGrid grid;
  private final MacroblockTokens tokens;
  private final ReferenceFrame[] references;
  private final InterPredictor inter;
  private final SubblockPredictor subblocks = new SubblockPredictor();

  /**
   * Builds into a buffer.
   *
   * @param references last, golden and altref at 1 to 3
   * @param version of the bitstream
   */
  Reconstruction(
      FrameBuffer to,
      ModeGrid grid,
      MacroblockTokens tokens,
      ReferenceFrame[] references,
      int version) {
    this.to = to;
    this.grid = grid;
    this.tokens = tokens;
    this.references = references;
    this.inter = new InterPredictor(version);
  }

  /** Builds a macroblock whose modes are in the grid and whose coefficients are in the tokens. */
  void build(int column, int row) {
    int here = grid.index(column, row);
    int mode = grid.lumaModes[here];
    boolean coded = grid.coded[here] != 0;
    if (coded && !Mode.withoutY2(mode)) {
      spreadY2();
    }
    if (grid.references[here] != Mode.INTRA) {
      ReferenceFrame from = references[grid.references[here]];
      int[] vectors = grid.vectors;
      if (mode == Mode.SPLIT) {
        inter.split(to, from, column, row, vectors, 16 * here, grid.layouts[here]);
      } else {
        inter.whole(to, from, column, row, vectors[16 * here]);
      }
    } else {
      int chroma = grid.chromaModes[here];
      predict(to.u(), column, row, 3, chroma);
      predict(to.v(), column, row, 3, chroma);
      if (mode == Mode.SUBBLOCKS) {
        buildSubblocks(column, row, 16 * here, coded);
      } else {
        predict(to.y(), column, row, 4, mode);
      }
    }
    if (coded) {
      if (mode != Mode.SUBBLOCKS) {
        addResidue(to.y(), 16 * column, 16 * row, 0, 4);
      }
      addResidue(to.u(), 8 * column, 8 * row, 16, 2);
      addResidue(to.v(), 8 * column, 8 * row, 20, 2);
      Arrays.fill(tokens.coefficients, (short) 0);
    }
  }

  private static void predict(PlaneBuffer plane, int column, int row, int shift, int mode) {
    int at = plane.index(column << shift, row << shift);
    int side = 1 << shift;
    if (mode == Mode.DC) {
      int left = column > 0 ? 1 : 0;
      int above = row > 0 ? 1 : 0;
      byte[] samples = plane.samples();
      int value = IntraPredictor.dcValue(samples, at, plane.stride(), shift, left, above);
      IntraPredictor.fill(samples, at, plane.stride(), side, value);
    } else {
      IntraPredictor.predict(plane.samples(), at, plane.stride(), side, mode);
    }
  }

  /** Subblocks are predicted from finished subblocks, so that the residue is added in between. */
  private void buildSubblocks(int column, int row, int modes, boolean coded) {
    PlaneBuffer plane = to.y();
    byte[] samples = plane.samples();
    int stride = plane.stride();
    int corner = plane.index(16 * column, 16 * row);
    for (int block = 0; block < 16; block++) {
      int at = corner + (block >> 2) * 4 * stride + (block & 3) * 4;
      int aboveRight = (block & 3) == 3 ? corner - stride + 16 : at - stride + 4;
      subblocks.predict(samples, at, stride, aboveRight, grid.subblockModes[modes + block]);
      if (coded) {
        addBlock(block, samples, at, stride);
      }
    }
  }

  /** Moves the Y2 block's contents to the DCs of the luma blocks. */
  private void spreadY2() {
    short[] c = tokens.coefficients;
    if (tokens.counts[MacroblockTokens.Y2] > 1) {
      InverseTransform.walshHadamard(c, 16 * MacroblockTokens.Y2, c, 0);
    } else {
      short dc = (short) ((c[16 * MacroblockTokens.Y2] + 3) >> 3);
      for (int block = 0; block < 16; block++) {
        c[16 * block] = dc;
      }
    }
  }

  private void addResidue(PlaneBuffer plane, int x, int y, int first, int side) {
    int at = plane.index(x, y);
    int stride = plane.stride();
    for (int i = 0; i < side; i++) {
      for (int j = 0; j < side; j++) {
        addBlock(first + i * side + j, plane.samples(), at + 4 * i * stride + 4 * j, stride);
      }
    }
  }

  private void addBlock(int block, byte[] samples, int at, int stride) {
    short[] c = tokens.coefficients;
    if (tokens.counts[block] > 1) {
      InverseTransform.addDct(c, 16 * block, samples, at, stride);
    } else if (c[16 * block] != 0) {
      InverseTransform.addDc(c[16 * block], samples, at, stride);
    }
  }
}
