package testbed.injector.camera;

import java.util.Arrays;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.Marks;
import testbed.timebase.Time;
import testbed.video.Y4mHeader;

/**
 * What a camera shows before the first picture of a run: grey, at its rate. The marks carry the
 * largest number that there is, which no frame of a run has, so that a display can tell it from a
 * picture that was damaged.
 */
final class Greeting {
  private static final byte GREY = (byte) 128;

  private final byte[] planar;
  private final long periodNs;

  /** For a camera of this size and rate. */
  Greeting(Y4mHeader header) {
    planar = new byte[header.frameBytes()];
    Arrays.fill(planar, GREY);
    MarkLayout layout = MarkLayout.standard(header.width(), header.height());
    new Marks(layout).stamp(planar, layout.maxId());
    periodNs = Time.SECOND * header.rateDenominator() / header.rateNumerator();
  }

  byte[] planar() {
    return planar;
  }

  long periodNs() {
    return periodNs;
  }
}
