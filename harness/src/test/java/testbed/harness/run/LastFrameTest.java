package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import testbed.analyzer.display.PipeDisplay;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.Marks;
import testbed.timebase.MonotonicClock;
import testbed.video.Raster;
import testbed.video.Y4mHeader;
import testbed.video.Y4mWriter;

@Timeout(30)
class LastFrameTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;

  @TempDir private Path dir;

  @Test
  void theLastFrameIsShownWhenItIsTheNewestPicture() throws Exception {
    Path spool = dir.resolve("capture.spool");
    LastFrame last = new LastFrame(spool, MarkLayout.standard(WIDTH, HEIGHT), 9);
    try (PipeDisplay display = PipeDisplay.create(dir.resolve("display"))) {
      display.start(spool, 1L << 30, MonotonicClock.startingNow());
      try (OutputStream pipe = Files.newOutputStream(display.path());
          Y4mWriter writer = new Y4mWriter(pipe, Y4mHeader.of(WIDTH, HEIGHT, 30))) {
        assertFalse(last.isShown(display.pictures()));
        show(writer, pipe, 7);
        awaitPictures(display, 1);
        assertFalse(last.isShown(1));
        show(writer, pipe, 9);
        awaitPictures(display, 2);
        while (!last.isShown(2)) {
          Thread.sleep(1); // until it is in the file
        }
      }
    }
  }

  @Test
  void aCaptureThatCannotBeReadShowsNothing() {
    LastFrame last = new LastFrame(dir.resolve("none"), MarkLayout.standard(WIDTH, HEIGHT), 9);

    assertFalse(last.isShown(1));
  }

  private static void show(Y4mWriter writer, OutputStream pipe, long frameId) throws Exception {
    byte[] planar = new byte[Raster.byteCount(WIDTH, HEIGHT)];
    Marks.stamp(planar, WIDTH, HEIGHT, frameId);
    writer.write(Raster.ofPlanar(WIDTH, HEIGHT, planar));
    pipe.flush();
  }

  private static void awaitPictures(PipeDisplay display, long count) throws InterruptedException {
    while (display.pictures() < count) {
      Thread.sleep(1);
    }
  }
}
