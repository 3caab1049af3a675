package testbed.harness.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import testbed.analyzer.display.SpoolRecorder;
import testbed.salsify.receiver.Screen;
import testbed.timebase.Time;
import testbed.video.Raster;

/** A screen whose pictures are kept at once, or later if it is told so. */
final class VirtualScreen implements Screen {
  private final Lateness lateness;
  private final SpoolRecorder spool;

  VirtualScreen(List<Long> latenessNs, SpoolRecorder spool) {
    this.lateness = new Lateness(latenessNs);
    this.spool = spool;
  }

  @Override
  public void show(Raster image, int frame, long nowNs) {
    long seenNs = lateness.thereNs(nowNs);
    if (seenNs == Time.NEVER) {
      return;
    }
    try {
      spool.add(image, seenNs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
