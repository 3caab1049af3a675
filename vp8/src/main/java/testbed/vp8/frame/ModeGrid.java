package testbed.vp8.frame;

import java.util.Arrays;
import testbed.vp8.header.FrameSize;

/**
 * What is decided about each macroblock of a frame, in flat arrays with one row and one column of
 * border that stand for "outside: intra, no motion, subblock DC". Owned by one frame's coding and
 * written in raster order. The arrays are open, because everything runs through them.
 */
public final class ModeGrid {
  /** The picture's size. */
  public final FrameSize size;

  /** Macroblocks in a row. */
  public final int columns;

  /** Rows of macroblocks. */
  public final int rows;

  /** Distance of a macroblock from the one above it. */
  public final int stride;

  /** Luma modes, of {@link testbed.vp8.entropy.Mode}. */
  public final byte[] lumaModes;

  /** Chroma modes of intra macroblocks. */
  public final byte[] chromaModes;

  /** References, of {@link testbed.vp8.entropy.Mode}. */
  public final byte[] references;

  /** Segments, 0 to 3. */
  public final byte[] segments;

  /** 1 where a macroblock has a coefficient other than zero tokens, else 0. */
  public final byte[] coded;

  /** Layouts of split macroblocks, of {@link testbed.vp8.entropy.SplitLayout}. */
  public final byte[] layouts;

  /** Sixteen subblock modes for each macroblock; context in key frames. */
  public final byte[] subblockModes;

  /** Sixteen packed motion vectors for each macroblock, all equal unless split. */
  public final int[] vectors;

  /** A grid of which everything is outside. */
  public ModeGrid(FrameSize size) {
    this.size = size;
    columns = size.columns();
    rows = size.rows();
    stride = columns + 1;
    int count = stride * (rows + 1) + 1;
    lumaModes = new byte[count];
    chromaModes = new byte[count];
    references = new byte[count];
    segments = new byte[count];
    coded = new byte[count];
    layouts = new byte[count];
    subblockModes = new byte[16 * count];
    vectors = new int[16 * count];
  }

  /** A grid with the same segments, in which everything else is open. */
  public ModeGrid segmented() {
    ModeGrid open = new ModeGrid(size);
    System.arraycopy(segments, 0, open.segments, 0, segments.length);
    return open;
  }

  /** Where a macroblock is; its sixteen subblocks are at sixteen times that. */
  public int index(int column, int row) {
    return (row + 1) * stride + column + 1;
  }

  /** Where the subblock to the left of a macroblock's subblock is. */
  public int subblockLeft(int macroblock, int block) {
    int here = 16 * macroblock + block;
    return (block & 3) != 0 ? here - 1 : here - 16 + 3;
  }

  /** Where the subblock above a macroblock's subblock is. */
  public int subblockAbove(int macroblock, int block) {
    int here = 16 * macroblock + block;
    return block >= 4 ? here - 4 : here - 16 * stride + 12;
  }

  /** Gives all subblocks of a macroblock the same vector. */
  public void fillVectors(int macroblock, int vector) {
    Arrays.fill(vectors, 16 * macroblock, 16 * macroblock + 16, vector);
  }

  /** Gives all subblocks of a macroblock the same mode. */
  public void fillSubblockModes(int macroblock, int mode) {
    Arrays.fill(subblockModes, 16 * macroblock, 16 * macroblock + 16, (byte) mode);
  }
}
