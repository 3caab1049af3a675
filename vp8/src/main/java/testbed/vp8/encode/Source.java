package testbed.vp8.encode;

import testbed.video.Plane;
import testbed.video.Raster;
import testbed.vp8.header.FrameSize;

/** The picture to encode, filled up to whole macroblocks by repeating its last column and row. */
final class Source {
  /** Samples behind the last, for whoever loads more of a row than counts. */
  private static final int SPARE = 8;

  final int lumaStride;
  final int chromaStride;
  final byte[] y;
  final byte[] u;
  final byte[] v;

  Source(FrameSize size) {
    lumaStride = 16 * size.columns();
    chromaStride = 8 * size.columns();
    y = new byte[lumaStride * 16 * size.rows() + SPARE];
    u = new byte[chromaStride * 8 * size.rows() + SPARE];
    v = new byte[chromaStride * 8 * size.rows() + SPARE];
  }

  /** Takes over a picture of the size that this was made for. */
  void load(Raster picture) {
    fill(picture.y(), y, lumaStride);
    fill(picture.u(), u, chromaStride);
    fill(picture.v(), v, chromaStride);
  }

  private static void fill(Plane plane, byte[] target, int stride) {
    int width = plane.width();
    int rows = target.length / stride;
    for (int row = 0; row < rows; row++) {
      int at = row * stride;
      if (row < plane.height()) {
        System.arraycopy(plane.samples(), row * width, target, at, width);
        java.util.Arrays.fill(target, at + width, at + stride, target[at + width - 1]);
      } else {
        System.arraycopy(target, at - stride, target, at, stride);
      }
    }
  }
}
