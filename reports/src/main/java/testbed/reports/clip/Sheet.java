package testbed.reports.clip;

import testbed.video.Plane;
import testbed.video.Raster;

/**
 * A picture that is put together from others sample by sample, so that nothing need become RGB and
 * back. For one thread.
 */
final class Sheet {
  private final int width;
  private final int height;
  private final byte[] y;
  private final byte[] u;
  private final byte[] v;

  /** A sheet that looks like {@code ground}, which is of even width and height. */
  Sheet(Raster ground) {
    width = ground.width();
    height = ground.height();
    y = ground.y().samples().clone();
    u = ground.u().samples().clone();
    v = ground.v().samples().clone();
  }

  /** Puts a picture of even width and height at an even place; it must lie within the sheet. */
  void put(Raster picture, int left, int top) {
    put(picture.y(), y, width, left, top);
    put(picture.u(), u, width / 2, left / 2, top / 2);
    put(picture.v(), v, width / 2, left / 2, top / 2);
  }

  private static void put(Plane plane, byte[] target, int stride, int left, int top) {
    for (int row = 0; row < plane.height(); row++) {
      System.arraycopy(
          plane.samples(), row * plane.width(), target, (top + row) * stride + left, plane.width());
    }
  }

  /** The sheet as it is now. */
  Raster raster() {
    return new Raster(
        new Plane(width, height, y.clone()),
        new Plane(width / 2, height / 2, u.clone()),
        new Plane(width / 2, height / 2, v.clone()));
  }
}
