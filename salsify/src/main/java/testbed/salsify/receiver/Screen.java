package testbed.salsify.receiver;

import testbed.video.Raster;

/** Where the receiver's pictures go. */
@FunctionalInterface
public interface Screen {
  /** Shows a picture that is exactly the one the sender's encoder left. */
  void show(Raster image, int frame, long nowNs);
}
