package testbed.analyzer.display;

import java.nio.ByteBuffer;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.video.Raster;

/**
 * Decides at each look at a screen whether a new picture is there, and takes it.
 *
 * <p>A picture is taken when both marks agree on a number other than the last one, and only if they
 * still do after it was copied. While they do not, the picture is being painted. A picture whose
 * marks stay illegible for longer than painting takes is taken too, so that it is counted; before
 * the first legible one, the screen shows no video yet. One thread.
 */
final class ScreenCapture {
  /** Painting a picture has been seen to take about one millisecond. */
  private static final long PAINTING_NS = 8_000_000;

  private static final long NONE = -1;

  private final FrameBuffer screen;
  private final ColourPlanes colours;
  private final MarkWatch watch;
  private final SpoolWriter spool;
  private final byte[] planar;

  private long lastId = NONE;
  private long illegibleSinceNs = NONE;
  private long taken;

  ScreenCapture(
      FrameBuffer screen,
      ScreenArea area,
      ColourMatrix matrix,
      MarkLayout marks,
      SpoolWriter spool) {
    this.screen = screen;
    this.colours = new ColourPlanes(area, matrix);
    this.watch = new MarkWatch(screen, area, colours, marks);
    this.spool = spool;
    this.planar = new byte[Raster.byteCount(area.width(), area.height())];
    spool.resize(area.width(), area.height(), planar.length);
  }

  /**
   * Looks once.
   *
   * @param nowNs the time of this look
   */
  void look(long nowNs) {
    if (watch.changed()) {
      judge(watch.read(), nowNs);
    } else if (illegibleSinceNs != NONE && nowNs - illegibleSinceNs > PAINTING_NS) {
      take(illegibleSinceNs);
      illegibleSinceNs = NONE;
    }
  }

  private void judge(MarkReading reading, long nowNs) {
    if (reading instanceof FrameSeen(long id)) {
      illegibleSinceNs = NONE;
      if (id != lastId) {
        colours.convert(screen, planar);
        if (reading.equals(watch.read())) {
          put(nowNs);
          lastId = id;
        } else {
          illegibleSinceNs = nowNs;
        }
      }
    } else if (lastId != NONE) {
      illegibleSinceNs = nowNs;
    }
  }

  private void take(long seenNs) {
    colours.convert(screen, planar);
    put(seenNs);
  }

  private void put(long seenNs) {
    ByteBuffer slot = spool.free();
    slot.put(SpoolFormat.HEAD_BYTES, planar, 0, planar.length);
    spool.put(seenNs);
    taken++;
  }

  /** Pictures taken so far. */
  long taken() {
    return taken;
  }
}
