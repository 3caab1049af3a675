package testbed.analyzer.picture;

import java.util.Arrays;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkRegion;
import testbed.video.Plane;
import testbed.video.Raster;

/** Greys out the marks of a picture, so that they play no part in its quality. */
public final class MarkMask {
  private static final byte GREY = (byte) 128;

  private MarkMask() {}

  /** A copy of the picture, which has the layout's size, without its marks. */
  public static Raster apply(MarkLayout marks, Raster picture) {
    return new Raster(
        mask(marks, picture.y(), 1), mask(marks, picture.u(), 2), mask(marks, picture.v(), 2));
  }

  private static Plane mask(MarkLayout marks, Plane plane, int subsampling) {
    byte[] samples = plane.samples().clone();
    for (MarkRegion region : new MarkRegion[] {marks.upperLeft(), marks.lowerRight()}) {
      int left = region.x() / subsampling;
      int right = Math.min(plane.width(), ceil(region.x() + region.width(), subsampling));
      int bottom = Math.min(plane.height(), ceil(region.y() + region.height(), subsampling));
      for (int y = region.y() / subsampling; y < bottom; y++) {
        Arrays.fill(samples, y * plane.width() + left, y * plane.width() + right, GREY);
      }
    }
    return new Plane(plane.width(), plane.height(), samples);
  }

  private static int ceil(int value, int divisor) {
    return (value + divisor - 1) / divisor;
  }
}
