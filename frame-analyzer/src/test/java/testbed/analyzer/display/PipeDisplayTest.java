package testbed.analyzer.display;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import testbed.analyzer.quality.Pictures;
import testbed.timebase.MonotonicClock;
import testbed.video.Raster;
import testbed.video.Y4mHeader;
import testbed.video.Y4mWriter;

@Timeout(30)
class PipeDisplayTest {
  private static final long PLENTY = 1L << 30;

  @TempDir private Path dir;
  private Path file;
  private PipeDisplay display;

  @BeforeEach
  void make() throws DisplayException {
    file = dir.resolve("capture.spool");
    display = PipeDisplay.create(dir.resolve("display.y4m"));
  }

  @AfterEach
  void takeAway() {
    display.close();
    assertFalse(Files.exists(dir.resolve("display.y4m")));
  }

  @Test
  void everyPictureIsKeptAsItWasShownWithTheTimeAtWhichItWasComplete() throws Exception {
    MonotonicClock clock = MonotonicClock.startingNow();
    display.start(file, PLENTY, clock);
    long[] before = new long[20];
    try (OutputStream pipe = Files.newOutputStream(display.path());
        Y4mWriter writer = new Y4mWriter(pipe, Y4mHeader.of(320, 180, 30))) {
      for (int i = 0; i < 20; i++) {
        before[i] = clock.nowNs();
        writer.write(Pictures.scene(320, 180, i));
        pipe.flush();
        awaitPictures(i);
      }
    }

    CaptureSummary summary = finish();

    assertInstanceOf(CaptureEnd.WriterClosed.class, summary.end());
    assertEquals(20, summary.pictures());
    try (Spool spool = Spool.open(file)) {
      for (int i = 0; i < 20; i++) {
        Spool.Picture picture = spool.pictures().get(i);
        byte[] planar = new byte[picture.bytes()];
        spool.read(picture, planar);
        assertArrayEquals(Pictures.scene(320, 180, i).toPlanar(), planar);
        assertTrue(picture.seenNs() > before[i]);
        assertTrue(i == 0 || picture.seenNs() > spool.pictures().get(i - 1).seenNs());
      }
    }
  }

  @Test
  void aNewHeaderInMidStreamChangesTheSize() throws Exception {
    display.start(file, PLENTY, MonotonicClock.startingNow());
    try (OutputStream pipe = Files.newOutputStream(display.path())) {
      show(pipe, 64, 48, 3);
      show(pipe, 32, 16, 2);
    }
    finish();

    try (Spool spool = Spool.open(file)) {
      assertEquals(
          List.of("64x48", "64x48", "64x48", "32x16", "32x16"),
          spool.pictures().stream().map(p -> p.width() + "x" + p.height()).toList());
    }
  }

  @Test
  void aProgramThatNeverOpensTheDisplayDoesNotHangTheCapture() throws Exception {
    display.start(file, PLENTY, MonotonicClock.startingNow());

    CaptureSummary summary = display.stop();

    assertEquals(new CaptureEnd.NeverOpened(), summary.end());
    try (Spool spool = Spool.open(file)) {
      assertTrue(spool.pictures().isEmpty());
    }
  }

  @Test
  void stoppingWhileTheProgramStillShowsKeepsWhatIsComplete() throws Exception {
    display.start(file, PLENTY, MonotonicClock.startingNow());
    try (OutputStream pipe = Files.newOutputStream(display.path())) {
      show(pipe, 64, 48, 5);
      pipe.write("FRAME\nhalf a pic".getBytes(StandardCharsets.US_ASCII));
      pipe.flush();
      awaitPictures(5);

      CaptureSummary summary = display.stop();

      assertEquals(new CaptureEnd.Stopped(), summary.end());
      assertEquals(5, summary.pictures());
    }
  }

  @Test
  void aPictureThatIsCutOffIsReportedAndLeftOut() throws Exception {
    display.start(file, PLENTY, MonotonicClock.startingNow());
    try (OutputStream pipe = Files.newOutputStream(display.path())) {
      show(pipe, 64, 48, 1);
      pipe.write("FRAME\n0123456789".getBytes(StandardCharsets.US_ASCII));
    }

    CaptureSummary summary = finish();

    assertEquals(10, ((CaptureEnd.WriterClosed) summary.end()).cutBytes());
    assertEquals(1, summary.pictures());
  }

  @Test
  void whatIsNotY4mIsReportedInOneSentence() throws Exception {
    display.start(file, PLENTY, MonotonicClock.startingNow());
    try (OutputStream pipe = Files.newOutputStream(display.path())) {
      pipe.write("RIFF....AVI \n".getBytes(StandardCharsets.US_ASCII));
    }

    CaptureEnd end = finish().end();

    assertInstanceOf(CaptureEnd.Malformed.class, end);
    assertTrue(end.sentence().contains("display.y4m"), end.sentence());
  }

  @Test
  void theStorageLimitEndsTheKeepingAndNotTheLooking() throws Exception {
    int picture = Raster.byteCount(64, 48) + 32;
    display.start(file, 8 + 3L * picture, MonotonicClock.startingNow());
    try (OutputStream pipe = Files.newOutputStream(display.path())) {
      show(pipe, 64, 48, 10);
    }

    CaptureSummary summary = finish();

    assertInstanceOf(CaptureEnd.StorageFailed.class, summary.end());
    assertEquals(3, summary.pictures());
    assertEquals(7, summary.discarded());
    try (Spool spool = Spool.open(file)) {
      assertEquals(3, spool.pictures().size());
    }
  }

  @Test
  void aSpoolThatIsCutShortIsGoodUpToThere() throws Exception {
    display.start(file, PLENTY, MonotonicClock.startingNow());
    try (OutputStream pipe = Files.newOutputStream(display.path())) {
      show(pipe, 64, 48, 4);
    }
    finish();
    byte[] whole = Files.readAllBytes(file);
    Path cut = dir.resolve("cut.spool");
    for (int length : new int[] {8, 20, 41, whole.length - 1}) {
      Files.write(cut, java.util.Arrays.copyOf(whole, length));
      try (Spool spool = Spool.open(cut)) {
        assertEquals((length - 8) / (whole.length / 4), spool.pictures().size());
      }
    }
  }

  @Test
  void aFileThatIsNoSpoolIsRefused() throws IOException {
    Files.writeString(file, "something else");

    IOException e = assertThrows(IOException.class, () -> Spool.open(file));

    assertTrue(e.getMessage().contains("capture.spool"), e.getMessage());
  }

  @Test
  void aPipeThatExistsIsNotTakenOver() {
    DisplayException e =
        assertThrows(DisplayException.class, () -> PipeDisplay.create(display.path()));

    assertTrue(e.getMessage().contains("exists"), e.getMessage());
  }

  private static void show(OutputStream pipe, int width, int height, int count) throws IOException {
    pipe.write(Y4mHeader.of(width, height, 30).toBytes());
    for (int i = 0; i < count; i++) {
      pipe.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
      pipe.write(Pictures.scene(width, height, i).toPlanar());
    }
  }

  private void awaitPictures(long count) throws InterruptedException {
    while (display.pictures() < count) {
      Thread.sleep(1);
    }
  }

  /** Waits until everything that was written has been read, then stops. */
  private CaptureSummary finish() throws InterruptedException {
    while (!display.ended()) {
      Thread.sleep(1);
    }
    return display.stop();
  }
}
