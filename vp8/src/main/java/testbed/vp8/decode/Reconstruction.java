package testbed.vp8.decode;

import java.util.Arrays;
import testbed.vp8.entropy.Mode;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.frame.PlaneBuffer;
import testbed.vp8.predict.MacroblockPredictor;
import testbed.vp8.transform.InverseTransform;

/** Builds a frame's samples, macroblock by macroblock: prediction plus residue, without filter. */
final class Reconstruction {
  private final FrameBuffer to;
  private final ModeGrid grid;
  private final MacroblockTokens tokens;
  private final MacroblockPredictor predictor;

  Reconstruction(
      FrameBuffer to, ModeGrid grid, MacroblockTokens tokens, MacroblockPredictor predictor) {
    this.to = to;
    this.grid = grid;
    this.tokens = tokens;
    this.predictor = predictor;
  }

  /** Builds a macroblock whose modes are in the grid and whose coefficients are in the tokens. */
  void build(int column, int row) {
    int here = grid.index(column, row);
    int mode = grid.lumaModes[here];
    boolean coded = grid.coded[here] != 0;
    if (coded && !Mode.withoutY2(mode)) {
      spreadY2();
    }
    predictor.predict(column, row);
    if (mode == Mode.SUBBLOCKS) {
      buildSubblocks(column, row, coded);
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

  /** Subblocks are predicted from finished subblocks, so that the residue is added in between. */
  private void buildSubblocks(int column, int row, boolean coded) {
    PlaneBuffer plane = to.y();
    for (int block = 0; block < 16; block++) {
      predictor.subblock(column, row, block);
      if (coded) {
        int x = 16 * column + (block & 3) * 4;
        int y = 16 * row + (block >> 2) * 4;
        addBlock(block, plane.samples(), plane.index(x, y), plane.stride());
      }
    }
  }

  /** Moves the Y2 block's contents to the DCs of the luma blocks. */
  private void spreadY2() {
    short[] c = tokens.coefficients;
    if (tokens.counts[MacroblockTokens.Y2] > 1) {
      InverseTransform.walshHadamard(c, 16 * MacroblockTokens.Y2, c, 0, 16);
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
