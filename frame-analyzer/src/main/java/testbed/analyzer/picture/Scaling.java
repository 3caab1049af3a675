package testbed.analyzer.picture;

import testbed.video.Plane;
import testbed.video.Raster;

/** Bilinear scaling; sample centres of the two grids are aligned as in the usual converters. */
public final class Scaling {
  private static final int ONE = 1 << 11;

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
    byte[] from = plane.samples();
    for (int y = 0; y < height; y++) {
      int y0 = top[y] / ONE;
      int y1 = Math.min(y0 + 1, plane.height() - 1);
      int fy = top[y] % ONE;
      for (int x = 0; x < width; x++) {
        int x0 = left[x] / ONE;
        int x1 = Math.min(x0 + 1, plane.width() - 1);
        int fx = left[x] % ONE;
        int upper = mix(from, y0 * plane.width(), x0, x1, fx);
        int lower = mix(from, y1 * plane.width(), x0, x1, fx);
        long value = (long) upper * (ONE - fy) + (long) lower * fy;
        samples[y * width + x] = (byte) ((value + ONE * ONE / 2) / (ONE * ONE));
      }
    }
    return new Plane(width, height, samples);
  }

  private static int mix(byte[] samples, int row, int x0, int x1, int fraction) {
    return (samples[row + x0] & 0xff) * (ONE - fraction) + (samples[row + x1] & 0xff) * fraction;
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
