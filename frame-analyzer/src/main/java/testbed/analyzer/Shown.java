package testbed.analyzer;

import java.io.IOException;
import testbed.analyzer.display.SampleRange;
import testbed.analyzer.display.Spool;
import testbed.analyzer.picture.LimitedRange;
import testbed.analyzer.picture.Scaling;
import testbed.video.Raster;

/** Reads captured pictures for one thread. */
final class Shown {
  private final Spool spool;
  private byte[] planar = new byte[0];

  Shown(Spool spool) {
    this.spool = spool;
  }

  /** The samples of a picture; valid until the next call. */
  byte[] planar(Spool.Picture picture) throws IOException {
    if (planar.length < picture.bytes()) {
      planar = new byte[picture.bytes()];
    }
    spool.read(picture, planar);
    return planar;
  }

  /** A picture in the size and range in which it was sent. */
  Raster picture(Spool.Picture picture, int width, int height) throws IOException {
    byte[] samples = planar(picture);
    if (picture.range() == SampleRange.FULL) {
      LimitedRange.convert(samples, picture.width() * picture.height(), picture.bytes());
    }
    Raster shown = Raster.ofPlanar(picture.width(), picture.height(), samples);
    return Scaling.to(width, height, shown);
  }
}
