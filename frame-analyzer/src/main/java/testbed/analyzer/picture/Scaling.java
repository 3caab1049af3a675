package testbed.analyzer.picture;

import testbed.video.Plane;
import testbed.video.Raster;

/** Bilinear scaling; sample centres of the two grids are aligned as in the usual converters. */
public final class Scaling {
  private static final int ONE_BITS = 11;
  private static final int ONE = 1 << ONE_BITS;
  private static final int NONE = -1;

  private Scaling() {}

  /** The picture in another size; the same picture if it has that size. */
  public static Raster to(int width, int height, Raster picture) {
    if (picture.width() == width && picture.height() == height) {
      return picture;
    }
    int cw = Raster.chroma(width);
    int ch = Raster.chroma(height);
    return new Raster(
        to(width, height, picture.y()), to(cw, ch, picture.u()), to(cw, ch, picture.v()));
  }

  private static Plane to(int width, int height, Plane plane) {
    int[] left = places(width, plane.width());
    int[] top = places(height, plane.height());
    byte[] samples = new byte[width * height];
    int[] upper = new int[width];
    int[] lower = new int[width];
    int upperRow = NONE;
    int lowerRow = NONE;
    for (int y = 0; y < height; y++) {
      int y0 = top[y] / ONE;
      int y1 = Math.min(y0 + 1, plane.height() - 1);
      if (y0 == lowerRow) {
        int[] above = upper;
        upper = lower;
        lower = above;
        upperRow = y0;
        lowerRow = NONE;
      }
      if (y0 != upperRow) {
        along(plane, y0, left, upper);
        upperRow = y0;
      }
      if (y1 != lowerRow) {
        along(plane, y1, left, lower);
        lowerRow = y1;
      }
      between(upper, lower, top[y] % ONE, samples, y * width);
    }
    return new Plane(width, height, samples);
  }

  /** A row in its new width, each sample times {@link #ONE}. */
  private static void along(Plane plane, int row, int[] left, int[] target) {
    byte[] from = plane.samples();
    int first = row * plane.width();
    int last = first + plane.width() - 1;
    for (int x = 0; x < target.length; x++) {
      int at = first + (left[x] >> ONE_BITS);
      int fraction = left[x] & (ONE - 1);
      target[x] =
          (from[at] & 0xff) * (ONE - fraction) + (from[Math.min(at + 1, last)] & 0xff) * fraction;
    }
  }

  /** The row that lies between two; the sums stay below 2 to the 30th. */
  private static void between(int[] upper, int[] lower, int fraction, byte[] target, int from) {
    for (int x = 0; x < upper.length; x++) {
      int value = upper[x] * (ONE - fraction) + lower[x] * fraction;
      target[from + x] = (byte) ((value + ONE * ONE / 2) >> (2 * ONE_BITS));
    }
  }

  /** Where the samples of the new line lie on the old one, in units of 1 / {@link #ONE}. */
  private static int[] places(int to, int from) {
    int[] places = new int[to];
    for (int i = 0; i < to; i++) {
      double place = (i + 0.5) * from / to - 0.5;
      places[i] = (int) Math.round(Math.clamp(place, 0, from - 1) * ONE);
    }
    return places;
  }
}
