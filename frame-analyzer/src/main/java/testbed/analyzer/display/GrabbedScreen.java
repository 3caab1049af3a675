package testbed.analyzer.display;

import java.nio.ByteBuffer;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.injector.mark.Marks;

/**
 * Decides which of a grabber's pictures are new. A grabber delivers the same picture again and
 * again, and now and then one that was caught in the middle of a change.
 *
 * <p>A picture is kept when its marks carry a number other than the last one. One whose marks stay
 * illegible is kept once, when the picture after it is illegible too: a single one is a change that
 * was caught. Before the first legible picture the screen shows no video yet. One thread.
 */
final class GrabbedScreen {
  private static final long NONE = -1;

  private final MarkLayout layout;
  private final Marks marks;
  private final SpoolWriter spool;

  private long lastId = NONE;
  private int illegible;
  private long kept;

  GrabbedScreen(MarkLayout layout, SpoolWriter spool) {
    this.layout = layout;
    this.marks = new Marks(layout);
    this.spool = spool;
    spool.resize(layout.width(), layout.height(), SampleRange.LIMITED);
  }

  /** Looks at a picture that was taken at {@code seenNs}. */
  void look(byte[] planar, long seenNs) {
    if (marks.readScaled(planar, layout.width(), layout.height()) instanceof FrameSeen(long id)) {
      illegible = 0;
      if (id != lastId) {
        lastId = id;
        keep(planar, seenNs);
      }
    } else if (lastId != NONE) {
      illegible++;
      if (illegible == 2) {
        keep(planar, seenNs);
      }
    }
  }

  private void keep(byte[] planar, long seenNs) {
    ByteBuffer slot = spool.free();
    slot.put(SpoolFormat.HEAD_BYTES, planar, 0, planar.length);
    spool.put(seenNs);
    kept++;
  }

  /** Pictures kept so far. */
  long kept() {
    return kept;
  }
}
