package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import testbed.analyzer.display.Spool;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading;
import testbed.injector.mark.Marks;

/**
 * Watches a capture for the last frame of a run: when that is on the display, nothing new can come.
 */
final class LastFrame {
  private final Path spool;
  private final Marks marks;
  private final long frameId;
  private int looked;

  LastFrame(Path spool, MarkLayout layout, long frameId) {
    this.spool = spool;
    this.marks = new Marks(layout);
    this.frameId = frameId;
  }

  /**
   * Whether the newest picture is that frame. Looks only at a picture that it has not seen yet.
   *
   * @param pictures how many have been captured; the newest may not be in the file yet
   */
  boolean isShown(long pictures) {
    if (looked == pictures) {
      return false;
    }
    try (Spool capture = Spool.open(spool)) {
      List<Spool.Picture> kept = capture.pictures();
      if (kept.size() == looked) {
        return false;
      }
      looked = kept.size();
      Spool.Picture newest = kept.getLast();
      byte[] samples = new byte[newest.bytes()];
      capture.read(newest, samples);
      MarkReading reading = marks.readScaled(samples, newest.width(), newest.height());
      return reading instanceof MarkReading.FrameSeen(long seen) && seen == frameId;
    } catch (IOException e) {
      // Who cannot look waits as long as anything may come.
      return false;
    }
  }
}
