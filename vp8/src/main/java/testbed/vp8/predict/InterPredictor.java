package testbed.vp8.predict;

import testbed.vp8.entropy.SplitLayout;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.PlaneBuffer;
import testbed.vp8.frame.ReferenceFrame;

/**
 * Prediction of macroblocks from a reference frame (RFC 6386, section 18). Vectors may point
 * anywhere: beyond its edge a picture continues with its edge samples. Not thread-safe.
 */
public final class InterPredictor {
  private final Interpolation interpolation = new Interpolation();
  private final boolean bilinear;
  private final int chromaMask;

  /** Predicts as bitstream version 0 to 3 asks. */
  public InterPredictor(int version) {
    bilinear = version != 0;
    chromaMask = version == 3 ? ~7 : ~0;
  }

  /** Predicts a macroblock that moves as a whole. */
  public void whole(FrameBuffer to, ReferenceFrame from, int column, int row, int vector) {
    int x = 16 * column;
    int y = 16 * row;
    int horizontal = MotionVector.horizontal(vector);
    int vertical = MotionVector.vertical(vector);
    luma(from, x, y, 16, vector, to.y().samples(), to.y().index(x, y), to.y().stride());
    int h = horizontal & chromaMask;
    int v = vertical & chromaMask;
    chroma(to.u(), from.u(), x / 2, y / 2, 8, h, v);
    chroma(to.v(), from.v(), x / 2, y / 2, 8, h, v);
  }

  /**
   * Predicts a macroblock whose parts move differently.
   *
   * @param vectors sixteen packed vectors from {@code first}
   * @param layout of {@link SplitLayout}
   */
  public void split(
      FrameBuffer to,
      ReferenceFrame from,
      int column,
      int row,
      int[] vectors,
      int first,
      int layout) {
    PlaneBuffer plane = to.y();
    int side = layout == SplitLayout.SIXTEENTHS ? 4 : 8;
    for (int dy = 0; dy < 16; dy += side) {
      for (int dx = 0; dx < 16; dx += side) {
        int x = 16 * column + dx;
        int y = 16 * row + dy;
        int vector = vectors[first + dy + dx / 4];
        luma(from, x, y, side, vector, plane.samples(), plane.index(x, y), plane.stride());
      }
    }
    for (int block = 0; block < 4; block++) {
      int corner = first + (block >> 1) * 8 + (block & 1) * 2;
      int h = 0;
      int v = 0;
      for (int part = 0; part < 4; part++) {
        int vector = vectors[corner + (part >> 1) * 4 + (part & 1)];
        h += MotionVector.horizontal(vector);
        v += MotionVector.vertical(vector);
      }
      h = mean(h) & chromaMask;
      v = mean(v) & chromaMask;
      int x = 8 * column + (block & 1) * 4;
      int y = 8 * row + (block >> 1) * 4;
      chroma(to.u(), from.u(), x, y, 4, h, v);
      chroma(to.v(), from.v(), x, y, 4, h, v);
    }
  }

  /**
   * Predicts a square luma block into any array.
   *
   * @param x the block's column in the picture
   * @param y the block's row in the picture
   * @param side 16, 8 or 4
   * @param vector packed, in quarters of a sample
   */
  public void luma(
      ReferenceFrame from, int x, int y, int side, int vector, byte[] to, int at, int stride) {
    int horizontal = MotionVector.horizontal(vector) * 2;
    int vertical = MotionVector.vertical(vector) * 2;
    block(from.y(), x, y, side, horizontal, vertical, to, at, stride);
  }

  private void chroma(
      PlaneBuffer to, PlaneBuffer from, int x, int y, int side, int horizontal, int vertical) {
    block(from, x, y, side, horizontal, vertical, to.samples(), to.index(x, y), to.stride());
  }

  private void block(
      PlaneBuffer from,
      int x,
      int y,
      int side,
      int horizontal,
      int vertical,
      byte[] to,
      int at,
      int stride) {
    int border = from.border();
    int sx = x + (horizontal >> 3);
    int sy = y + (vertical >> 3);
    sx = Math.min(Math.max(sx, 2 - border), from.width() + border - side - 3);
    sy = Math.min(Math.max(sy, 2 - border), from.height() + border - side - 3);
    int source = from.index(sx, sy);
    int fx = horizontal & 7;
    int fy = vertical & 7;
    byte[] samples = from.samples();
    if ((fx | fy) == 0) {
      interpolation.copy(samples, source, from.stride(), to, at, stride, side, side);
    } else if (bilinear) {
      interpolation.bilinear(samples, source, from.stride(), to, at, stride, side, side, fx, fy);
    } else {
      interpolation.sixTap(samples, source, from.stride(), to, at, stride, side, side, fx, fy);
    }
  }

  /** A quarter of a sum of four, rounded to nearest, halves away from zero. */
  private static int mean(int sum) {
    return (sum + 2 + (sum >> 31)) >> 2;
  }
}
