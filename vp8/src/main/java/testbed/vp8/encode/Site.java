package testbed.vp8.encode;

import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;

/**
 * The macroblock at hand: where it is in the source, in the picture under construction, in the
 * grid.
 */
final class Site {
  final Source source;
  final FrameBuffer target;
  final ModeGrid grid;
  final byte[] lumaTarget;
  final byte[] uTarget;
  final byte[] vTarget;
  final int lumaStride;
  final int chromaStride;

  int column;
  int row;

  /** Its place in the grid. */
  int macroblock;

  /** Its first luma sample in the source. */
  int lumaSource;

  /** Its first samples of either chroma plane in the source. */
  int chromaSource;

  /** Its first luma sample in the target. */
  int luma;

  /** Its first samples of either chroma plane in the target. */
  int chroma;

  /** Whether there is a macroblock to the left, 1 or 0. */
  int insideLeft;

  /** Whether there is a macroblock above, 1 or 0. */
  int insideAbove;

  Site(Source source, FrameBuffer target, ModeGrid grid) {
    this.source = source;
    this.target = target;
    this.grid = grid;
    lumaTarget = target.y().samples();
    uTarget = target.u().samples();
    vTarget = target.v().samples();
    lumaStride = target.y().stride();
    chromaStride = target.u().stride();
  }

  void moveTo(int toColumn, int toRow) {
    column = toColumn;
    row = toRow;
    macroblock = grid.index(column, row);
    lumaSource = 16 * row * source.lumaStride + 16 * column;
    chromaSource = 8 * row * source.chromaStride + 8 * column;
    luma = target.y().index(16 * column, 16 * row);
    chroma = target.u().index(8 * column, 8 * row);
    insideLeft = column > 0 ? 1 : 0;
    insideAbove = row > 0 ? 1 : 0;
  }

  /** Squared differences of source and target, luma. */
  int lumaError() {
    return BlockDistance.sse16(
        source.y, lumaSource, source.lumaStride, lumaTarget, luma, lumaStride, 16);
  }

  /** Squared differences of source and target, both chroma planes. */
  int chromaError() {
    return BlockDistance.sse8(
            source.u, chromaSource, source.chromaStride, uTarget, chroma, chromaStride)
        + BlockDistance.sse8(
            source.v, chromaSource, source.chromaStride, vTarget, chroma, chromaStride);
  }

  /** Hadamard differences of source and target, luma. */
  int lumaDistance() {
    return BlockDistance.satd16(
        source.y, lumaSource, source.lumaStride, lumaTarget, luma, lumaStride);
  }
}
