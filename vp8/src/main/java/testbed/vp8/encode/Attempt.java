package testbed.vp8.encode;

import testbed.vp8.entropy.Mode;

/** One way to code a macroblock, with what it costs and what it looks like. */
final class Attempt {
  private static final int LUMA = 256;

  Residual residual = new Residual();
  int lumaMode;
  int chromaMode;
  int reference;
  int vector;
  int layout;
  final byte[] subblockModes = new byte[16];
  final int[] vectors = new int[16];

  /** The Lagrangian. */
  long cost;

  private final byte[] picture = new byte[LUMA + 128];

  /** Keeps the macroblock as it stands in the target. */
  void keep(Site site) {
    copy(site.lumaTarget, site.luma, site.lumaStride, picture, 0, 16, 16);
    copy(site.uTarget, site.chroma, site.chromaStride, picture, LUMA, 8, 8);
    copy(site.vTarget, site.chroma, site.chromaStride, picture, LUMA + 64, 8, 8);
  }

  /** Puts the macroblock back. */
  void restore(Site site) {
    copy(picture, 0, 16, site.lumaTarget, site.luma, site.lumaStride, 16);
    copy(picture, LUMA, 8, site.uTarget, site.chroma, site.chromaStride, 8);
    copy(picture, LUMA + 64, 8, site.vTarget, site.chroma, site.chromaStride, 8);
  }

  /** Enters the decisions into the grid. */
  void decide(Site site) {
    int macroblock = site.macroblock;
    site.grid.lumaModes[macroblock] = (byte) lumaMode;
    site.grid.chromaModes[macroblock] = (byte) chromaMode;
    site.grid.references[macroblock] = (byte) reference;
    site.grid.layouts[macroblock] = (byte) layout;
    site.grid.coded[macroblock] = (byte) (residual.isEmpty() ? 0 : 1);
    if (lumaMode == Mode.SPLIT) {
      System.arraycopy(vectors, 0, site.grid.vectors, 16 * macroblock, 16);
    } else {
      site.grid.fillVectors(macroblock, reference == Mode.INTRA ? 0 : vector);
    }
    if (lumaMode == Mode.SUBBLOCKS) {
      System.arraycopy(subblockModes, 0, site.grid.subblockModes, 16 * macroblock, 16);
    } else if (reference == Mode.INTRA) {
      site.grid.fillSubblockModes(macroblock, Mode.impliedSubblock(lumaMode));
    }
  }

  private static void copy(
      byte[] from, int at, int fromStride, byte[] to, int place, int stride, int side) {
    for (int row = 0; row < side; row++) {
      System.arraycopy(from, at + row * fromStride, to, place + row * stride, side);
    }
  }
}
