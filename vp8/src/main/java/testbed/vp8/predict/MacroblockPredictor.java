package testbed.vp8.predict;

import testbed.vp8.entropy.Mode;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.frame.PlaneBuffer;
import testbed.vp8.frame.ReferenceFrame;

/**
 * Predicts the macroblocks of a frame as the grid says, in place. Luma of mode SUBBLOCKS is
 * predicted one subblock after the other, because the residue comes in between. Not thread-safe.
 */
public final class MacroblockPredictor {
  private final FrameBuffer to;
  private final ModeGrid grid;
  private final ReferenceFrame[] references;
  private final InterPredictor inter;
  private final SubblockPredictor subblocks = new SubblockPredictor();

  /**
   * Predicts into a buffer.
   *
   * @param references last, golden and altref at 1 to 3
   * @param version of the bitstream
   */
  public MacroblockPredictor(
      FrameBuffer to, ModeGrid grid, ReferenceFrame[] references, int version) {
    this.to = to;
    this.grid = grid;
    this.references = references;
    this.inter = new InterPredictor(version);
  }

  /** Predicts a macroblock, but for luma of mode SUBBLOCKS. */
  public void predict(int column, int row) {
    int here = grid.index(column, row);
    int mode = grid.lumaModes[here];
    if (grid.references[here] == Mode.INTRA) {
      intra(to.u(), column, row, 3, grid.chromaModes[here]);
      intra(to.v(), column, row, 3, grid.chromaModes[here]);
      if (mode != Mode.SUBBLOCKS) {
        intra(to.y(), column, row, 4, mode);
      }
      return;
    }
    ReferenceFrame from = references[grid.references[here]];
    if (mode == Mode.SPLIT) {
      inter.split(to, from, column, row, grid.vectors, 16 * here, grid.layouts[here]);
    } else {
      inter.whole(to, from, column, row, grid.vectors[16 * here]);
    }
  }

  /** Predicts one luma subblock of a macroblock of mode SUBBLOCKS. */
  public void subblock(int column, int row, int block) {
    PlaneBuffer plane = to.y();
    int stride = plane.stride();
    int corner = plane.index(16 * column, 16 * row);
    int at = corner + (block >> 2) * 4 * stride + (block & 3) * 4;
    int aboveRight = (block & 3) == 3 ? corner - stride + 16 : at - stride + 4;
    int mode = grid.subblockModes[16 * grid.index(column, row) + block];
    subblocks.predict(plane.samples(), at, stride, aboveRight, mode);
  }

  private static void intra(PlaneBuffer plane, int column, int row, int shift, int mode) {
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
}
