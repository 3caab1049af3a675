package testbed.analyzer;

import testbed.video.Raster;

/**
 * The pictures as they were sent, marks included. Asked from several threads at once.
 *
 * <p>Pictures of different frames are asked for roughly in ascending order.
 */
public interface PictureSource {
  /** Luma samples in a row. */
  int width();

  /** Luma rows. */
  int height();

  /** The picture that was shown to the camera under this number. */
  Raster picture(long frameId);
}
