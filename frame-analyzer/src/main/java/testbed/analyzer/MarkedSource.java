package testbed.analyzer;

import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.Marks;
import testbed.injector.source.SourceVideo;
import testbed.video.Raster;

/** The pictures as they were sent: frames of a source with their marks. For several threads. */
final class MarkedSource {
  private final SourceVideo source;
  private final MarkLayout layout;

  MarkedSource(SourceVideo source, MarkLayout layout) {
    this.source = source;
    this.layout = layout;
  }

  int width() {
    return source.width();
  }

  int height() {
    return source.height();
  }

  /** The picture that the camera showed under this number. */
  Raster picture(long frameId) {
    byte[] planar = new byte[Raster.byteCount(width(), height())];
    synchronized (source) {
      source.copyFrame(source.indexAt(frameId), planar);
    }
    new Marks(layout).stamp(planar, frameId);
    return Raster.ofPlanar(width(), height(), planar);
  }
}
