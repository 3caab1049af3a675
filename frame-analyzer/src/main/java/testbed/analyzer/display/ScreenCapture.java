package testbed.analyzer.display;

import java.nio.ByteBuffer;
import testbed.injector.mark.MarkReading;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.timebase.Clock;
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
  /**
   * Painting takes about a millisecond, more where the program has to wait for a processor; what
   * stays for longer than this is no state of painting.
   */
  private static final long PAINTING_NS = 20_000_000;

  private static final long NONE = -1;

  private final FrameBuffer screen;
  private final MarkWatch watch;
  private final SpoolWriter spool;
  private final Clock clock;
  private final byte[] planar;

  private ColourPlanes colours;
  private long lastId = NONE;
  private long illegibleSinceNs = NONE;
  private long taken;

  ScreenCapture(
      FrameBuffer screen, ColourPlanes colours, MarkWatch watch, SpoolWriter spool, Clock clock) {
    this.screen = screen;
    this.colours = colours;
    this.watch = watch;
    this.clock = clock;
    ScreenArea area = colours.area();
    this.spool = spool;
    this.planar = new byte[Raster.byteCount(area.width(), area.height())];
    spool.resize(area.width(), area.height(), SampleRange.LIMITED);
  }

  /** From the next picture on, converts like this. */
  void use(ColourPlanes other) {
    colours = other;
  }

  /** Looks once. What is new is stamped after its marks were read: by then it was visible. */
  void look() {
    if (watch.changed()) {
      MarkReading reading = watch.read();
      judge(reading, clock.nowNs());
    } else if (illegibleSinceNs != NONE && clock.nowNs() - illegibleSinceNs > PAINTING_NS) {
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
