package testbed.analyzer.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testbed.analyzer.quality.Psnr;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading;
import testbed.injector.mark.Marks;
import testbed.timebase.MonotonicClock;
import testbed.video.Plane;
import testbed.video.Raster;

@Timeout(60)
class XvfbDisplayTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int LEFT = 4;
  private static final int TOP = 6;
  private static final long MS = 1_000_000;
  private static final ScreenArea AREA = new ScreenArea(LEFT, TOP, WIDTH, HEIGHT);
  private static final MarkLayout MARKS = MarkLayout.standard(WIDTH, HEIGHT);

  @TempDir private Path dir;
  private long nowNs;

  @ParameterizedTest
  @EnumSource
  void lumaSurvivesTheScreenIfTheMatrixIsTheRightOne(ColourMatrix matrix) throws Exception {
    Canvas canvas = Canvas.create(dir.resolve("fb"), WIDTH + 64, HEIGHT + 48);
    Raster sent = picture(7);
    canvas.paint(sent, matrix, LEFT, TOP, 0, HEIGHT);
    ColourMatrix wrong = matrix == ColourMatrix.BT601 ? ColourMatrix.BT709 : ColourMatrix.BT601;

    assertTrue(psnr(sent, matrix) > 50, "right matrix " + psnr(sent, matrix));
    assertTrue(psnr(sent, wrong) < 40, "wrong matrix " + psnr(sent, wrong));
  }

  @Test
  void aPictureIsTakenOnceWhenBothItsMarksArePainted() throws Exception {
    Canvas canvas = Canvas.create(dir.resolve("fb"), WIDTH + 64, HEIGHT + 48);
    List<Long> seen =
        looks(
            capture -> {
              look(capture, 1); // Nothing is shown yet: not a picture.
              paint(canvas, 0, 0, HEIGHT);
              look(capture, 2);
              look(capture, 3);
              paint(canvas, 1, 0, HEIGHT / 2); // The upper half of the next one: torn.
              look(capture, 4);
              paint(canvas, 1, HEIGHT / 2, HEIGHT);
              look(capture, 5);
              look(capture, 50);
            });

    assertEquals(List.of(2L, 5L), seen);
  }

  @Test
  void aPictureThatStaysIllegibleIsTakenSoThatItIsCounted() throws Exception {
    Canvas canvas = Canvas.create(dir.resolve("fb"), WIDTH + 64, HEIGHT + 48);
    List<Long> seen =
        looks(
            capture -> {
              paint(canvas, 0, 0, HEIGHT);
              look(capture, 1);
              paint(canvas, 1, 0, HEIGHT / 2);
              look(capture, 10);
              look(capture, 25);
              look(capture, 31);
              look(capture, 32);
              look(capture, 90);
            });

    assertEquals(List.of(1L, 10L), seen);
  }

  @Test
  void aScreenThatIsTooSmallForTheVideoIsRefused() throws IOException {
    Canvas.create(dir.resolve("fb"), WIDTH, HEIGHT);

    IOException e = assertThrows(IOException.class, () -> FrameBuffer.map(dir.resolve("fb"), AREA));

    assertTrue(e.getMessage().contains("320x180"), e.getMessage());
  }

  @Test
  void aServerOfOurOwnIsWatchedLive() throws Exception {
    Programs.require("Xvfb");
    Path home = dir.resolve("x");
    XvfbDisplay.Spec spec =
        new XvfbDisplay.Spec(home, WIDTH + 64, HEIGHT + 48, AREA, MARKS, ColourMatrix.BT709);
    MonotonicClock clock = MonotonicClock.startingNow();
    long[] painted = new long[30];
    try (XvfbDisplay display = XvfbDisplay.open(spec)) {
      assertTrue(display.display().matches(":[0-9]+"), display.display());
      display.start(dir.resolve("capture.spool"), 1L << 30, clock);
      Canvas canvas = Canvas.open(home.resolve("Xvfb_screen0"));
      for (int id = 0; id < painted.length; id++) {
        Raster picture = picture(id);
        painted[id] = clock.nowNs();
        canvas.paint(picture, ColourMatrix.BT709, LEFT, TOP, 0, HEIGHT);
        while (display.pictures() <= id) {
          Thread.sleep(1);
        }
      }

      CaptureSummary summary = display.stop();

      assertEquals(new CaptureEnd.Stopped(), summary.end());
      assertEquals(painted.length, summary.pictures());
    }
    try (Spool spool = Spool.open(dir.resolve("capture.spool"))) {
      for (int id = 0; id < painted.length; id++) {
        Spool.Picture picture = spool.pictures().get(id);
        assertTrue(picture.seenNs() > painted[id]);
        byte[] planar = new byte[picture.bytes()];
        spool.read(picture, planar);
        assertEquals(
            new MarkReading.FrameSeen(id), new Marks(MARKS).readScaled(planar, WIDTH, HEIGHT));
      }
    }
    assertFalse(Files.exists(home.resolve("Xvfb_screen0")));
  }

  @Test
  void aDisplayThatShowsNothingSaysSo() throws Exception {
    Programs.require("Xvfb");
    XvfbDisplay.Spec spec =
        new XvfbDisplay.Spec(
            dir.resolve("x"), WIDTH + 64, HEIGHT + 48, AREA, MARKS, ColourMatrix.BT601);
    try (XvfbDisplay display = XvfbDisplay.open(spec)) {
      display.start(dir.resolve("capture.spool"), 1L << 30, MonotonicClock.startingNow());

      assertEquals(new CaptureEnd.NeverOpened(), display.stop().end());
    }
  }

  private interface Scene {
    void play(ScreenCapture capture);
  }

  /** Plays a scene and returns the times, in milliseconds, of the pictures that were taken. */
  private List<Long> looks(Scene scene) throws Exception {
    Path file = dir.resolve("capture.spool");
    SpoolWriter writer = new SpoolWriter(file, 1L << 30);
    try (FrameBuffer screen = FrameBuffer.map(dir.resolve("fb"), AREA)) {
      ColourPlanes colours = new ColourPlanes(AREA, ColourMatrix.BT601);
      MarkWatch marks = new MarkWatch(screen, colours, MARKS);
      scene.play(new ScreenCapture(screen, colours, marks, writer, () -> nowNs));
    }
    writer.finish();
    try (Spool spool = Spool.open(file)) {
      return new ArrayList<>(spool.pictures().stream().map(p -> p.seenNs() / MS).toList());
    }
  }

  private void look(ScreenCapture capture, long ms) {
    nowNs = ms * MS;
    capture.look();
  }

  private static void paint(Canvas canvas, long id, int fromRow, int toRow) {
    canvas.paint(picture(id), ColourMatrix.BT601, LEFT, TOP, fromRow, toRow);
  }

  private double psnr(Raster sent, ColourMatrix matrix) throws IOException {
    byte[] planar = new byte[Raster.byteCount(WIDTH, HEIGHT)];
    try (FrameBuffer screen = FrameBuffer.map(dir.resolve("fb"), AREA)) {
      new ColourPlanes(AREA, matrix).convert(screen, planar);
    }
    return Psnr.db(sent.y(), Raster.ofPlanar(WIDTH, HEIGHT, planar).y());
  }

  /** A colourful picture whose colours all exist in RGB, with its marks. */
  private static Raster picture(long id) {
    Raster grey =
        new Raster(
            ramp(WIDTH, HEIGHT, 80, 150),
            ramp(WIDTH / 2, HEIGHT / 2, 90, 110),
            ramp(WIDTH / 2, HEIGHT / 2, 150, 170));
    byte[] planar = grey.toPlanar();
    new Marks(MARKS).stamp(planar, id);
    return Raster.ofPlanar(WIDTH, HEIGHT, planar);
  }

  private static Plane ramp(int width, int height, int from, int to) {
    byte[] samples = new byte[width * height];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (from + (to - from) * (i % width) / width);
    }
    return new Plane(width, height, samples);
  }
}
