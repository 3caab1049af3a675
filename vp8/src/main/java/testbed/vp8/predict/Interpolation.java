package testbed.vp8.predict;

/**
 * Samples between samples: the six-tap and the bilinear filter (RFC 6386, section 18). Fractions
 * are eighths of a sample. An instance holds the intermediate rows of one block; not thread-safe.
 */
final class Interpolation {
  private static final SixTaps[] SIX_TAPS = {
    new SixTaps(0, 0, 128, 0, 0, 0),
    new SixTaps(0, -6, 123, 12, -1, 0),
    new SixTaps(2, -11, 108, 36, -8, 1),
    new SixTaps(0, -9, 93, 50, -6, 0),
    new SixTaps(3, -16, 77, 77, -16, 3),
    new SixTaps(0, -6, 50, 93, -9, 0),
    new SixTaps(1, -8, 36, 108, -11, 2),
    new SixTaps(0, -1, 12, 123, -6, 0)
  };

  private final byte[] rows = new byte[16 * 21];

  /** Copies a block. */
  void copy(byte[] from, int at, int fromStride, byte[] to, int place, int stride, int w, int h) {
    for (int row = 0; row < h; row++) {
      System.arraycopy(from, at + row * fromStride, to, place + row * stride, w);
    }
  }

  /** The six-tap filter, first along rows, then along columns, as far as the fractions ask. */
  void sixTap(
      byte[] from,
      int at,
      int fromStride,
      byte[] to,
      int place,
      int stride,
      int w,
      int h,
      int fractionX,
      int fractionY) {
    if (fractionY == 0) {
      sixTaps(from, at, fromStride, 1, to, place, stride, w, h, fractionX);
    } else if (fractionX == 0) {
      sixTaps(from, at, fromStride, fromStride, to, place, stride, w, h, fractionY);
    } else {
      sixTaps(from, at - 2 * fromStride, fromStride, 1, rows, 0, 16, w, h + 5, fractionX);
      sixTaps(rows, 32, 16, 16, to, place, stride, w, h, fractionY);
    }
  }

  /** The bilinear filter, first along rows, then along columns. */
  void bilinear(
      byte[] from,
      int at,
      int fromStride,
      byte[] to,
      int place,
      int stride,
      int w,
      int h,
      int fractionX,
      int fractionY) {
    if (fractionY == 0) {
      twoTaps(from, at, fromStride, 1, to, place, stride, w, h, fractionX);
    } else if (fractionX == 0) {
      twoTaps(from, at, fromStride, fromStride, to, place, stride, w, h, fractionY);
    } else {
      twoTaps(from, at, fromStride, 1, rows, 0, 16, w, h + 1, fractionX);
      twoTaps(rows, 0, 16, 16, to, place, stride, w, h, fractionY);
    }
  }

  private static void sixTaps(
      byte[] from,
      int at,
      int fromStride,
      int step,
      byte[] to,
      int place,
      int stride,
      int w,
      int h,
      int fraction) {
    SixTaps taps = SIX_TAPS[fraction];
    int column = 0;
    for (; column + SixTaps.COUNT <= w; column += SixTaps.COUNT) {
      if (step == 1) {
        taps.alongRows(from, at + column, fromStride, to, place + column, stride, h);
      } else {
        taps.alongColumns(from, at + column, fromStride, to, place + column, stride, h);
      }
    }
    if (column < w) {
      taps.narrow(from, at, fromStride, step, to, place, stride, h);
    }
  }

  private static void twoTaps(
      byte[] from,
      int at,
      int fromStride,
      int step,
      byte[] to,
      int place,
      int stride,
      int w,
      int h,
      int fraction) {
    int t1 = 16 * fraction;
    int t0 = 128 - t1;
    for (int row = 0; row < h; row++) {
      int source = at + row * fromStride;
      int target = place + row * stride;
      for (int i = 0; i < w; i++) {
        int sum = (from[source + i] & 0xff) * t0 + (from[source + i + step] & 0xff) * t1;
        to[target + i] = (byte) ((sum + 64) >> 7);
      }
    }
  }
}
