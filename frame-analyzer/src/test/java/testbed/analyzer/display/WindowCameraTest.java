package testbed.analyzer.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.analyzer.quality.Psnr;
import testbed.injector.Injection;
import testbed.injector.InjectionEnd;
import testbed.injector.InjectionResult;
import testbed.injector.InjectionThread;
import testbed.injector.Injector;
import testbed.injector.camera.CameraException;
import testbed.injector.camera.ScreenPlace;
import testbed.injector.camera.WindowCamera;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.injector.mark.Marks;
import testbed.injector.source.GeneratedScene;
import testbed.injector.source.SourceVideo;
import testbed.timebase.MonotonicClock;
import testbed.timebase.Time;
import testbed.video.Raster;
import testbed.video.Y4mHeader;

/** The window of the injector on a real X server, seen with this project's own eye for screens. */
@Timeout(60)
class WindowCameraTest {
  private static final int W = 320;
  private static final int H = 180;
  private static final int LEFT = 40;
  private static final int TOP = 20;
  private static final int FPS = 10;
  private static final int TICKS = 45;

  /** So many pictures at the start may be missed: the eye has not been compiled yet. */
  private static final int REHEARSED = 10;

  /** Whoever did not look for longer may have missed a picture. */
  private static final long LONGEST_GAP_NS = Time.SECOND / FPS / 2;

  /** Pictures that a busy machine's X server was kept from painting to their end. */
  private static final int MOST_TORN = 2;

  private static final MarkLayout MARKS = MarkLayout.standard(W, H);

  private final MonotonicClock clock = MonotonicClock.startingNow();
  @TempDir private Path dir;

  @Test
  void everyPictureIsOnTheScreenWhenItIsDue() throws Exception {
    Programs.require("Xvfb");
    SourceVideo scene = new GeneratedScene(1, W, H, FPS);
    InjectionResult result;
    CaptureSummary capture;
    try (XvfbDisplay screen = screen()) {
      screen.start(dir.resolve("capture.spool"), 1L << 30, clock);
      ScreenPlace place = ScreenPlace.parse(screen.display() + "+" + LEFT + "+" + TOP);
      try (WindowCamera camera = WindowCamera.open(place, Y4mHeader.of(W, H, FPS), clock)) {
        result = play(camera, scene);
      }
      capture = screen.stop();
    }

    assertInstanceOf(InjectionEnd.Finished.class, result.end());
    assumeTrue(
        capture.latestWakeNs() < LONGEST_GAP_NS,
        () -> "skipped: the eye was kept from looking for " + capture.latestWakeNs() + " ns");
    List<Seen> seen = seen().stream().filter(s -> s.id() >= REHEARSED).toList();
    List<Injection> taken =
        result.injections().stream()
            .filter(i -> i.outcome() == Injection.Outcome.TAKEN && i.frameId() >= REHEARSED)
            .toList();
    assertTrue(taken.size() > TICKS - 2 * REHEARSED, taken.size() + " pictures were taken");
    assertEquals(
        taken.stream().map(Injection::frameId).toList(), seen.stream().map(Seen::id).toList());
    for (int i = 0; i < taken.size(); i++) {
      Injection sent = taken.get(i);
      assertTrue(sent.shownNs() >= sent.scheduledNs(), () -> sent + " came before its time");
      assertTrue(
          seen.get(i).atNs() >= sent.shownNs(), () -> sent + " was seen before it was shown");
    }
    Raster original = marked(scene, seen.getFirst().id());
    double db = Psnr.db(original.y(), seen.getFirst().picture().y());
    assertTrue(db > 45, "luma comes back from the screen at " + db + " dB");
  }

  @Test
  void aWindowThatIsClosedByTheServersEndSaysSo() throws Exception {
    Programs.require("Xvfb");
    WindowCamera camera;
    try (XvfbDisplay screen = screen()) {
      camera =
          WindowCamera.open(ScreenPlace.parse(screen.display()), Y4mHeader.of(W, H, FPS), clock);
    }
    camera.offer(new byte[Raster.byteCount(W, H)], 0);
    while (camera.isOpen()) {
      Thread.sleep(1);
    }
    assertTrue(camera.failure().orElseThrow().startsWith("screen :"), camera.failure().get());
    camera.close();
  }

  @Test
  void aScreenWithoutRoomIsRefused() throws Exception {
    Programs.require("Xvfb");
    try (XvfbDisplay screen = screen()) {
      ScreenPlace place = ScreenPlace.parse(screen.display() + "+200+0");
      CameraException e =
          assertThrows(
              CameraException.class,
              () -> WindowCamera.open(place, Y4mHeader.of(W, H, FPS), clock));

      assertTrue(e.getMessage().contains("no room for 320x180 at +200+0"), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HDMI-1, is not an X display of this machine",
    "host:0, is not an X display of this machine",
    ":65000, is an X server running there"
  })
  void aScreenThatIsNotThereIsNamed(String text, String answer) {
    CameraException e =
        assertThrows(CameraException.class, () -> WindowCamera.check(ScreenPlace.parse(text)));

    assertTrue(e.getMessage().contains(answer), e.getMessage());
  }

  private XvfbDisplay screen() throws Exception {
    ScreenArea area = new ScreenArea(LEFT, TOP, W, H);
    return XvfbDisplay.open(
        new XvfbDisplay.Spec(dir.resolve("x"), W + 64, H + 48, area, MARKS, ColourMatrix.BT601));
  }

  private InjectionResult play(WindowCamera camera, SourceVideo source) throws Exception {
    Injector.Plan plan = new Injector.Plan(clock.nowNs() + 50 * Time.MILLISECOND, FPS, TICKS);
    Injector injector = new Injector(plan, source, camera, MARKS);
    camera.open(Duration.ofSeconds(20), injector.handOver());
    try (InjectionThread playing = InjectionThread.start(injector, camera, clock)) {
      playing.await();
      Thread.sleep(Duration.ofMillis(200));
      return injector.result();
    }
  }

  private record Seen(long id, long atNs, Raster picture) {}

  private List<Seen> seen() throws Exception {
    List<Seen> seen = new ArrayList<>();
    int torn = 0;
    Marks marks = new Marks(MARKS);
    try (Spool spool = Spool.open(dir.resolve("capture.spool"))) {
      for (Spool.Picture picture : spool.pictures()) {
        byte[] planar = new byte[picture.bytes()];
        spool.read(picture, planar);
        if (!(marks.readScaled(planar, W, H) instanceof FrameSeen(long id))) {
          torn++;
        } else if (id != MARKS.maxId()) {
          seen.add(new Seen(id, picture.seenNs(), Raster.ofPlanar(W, H, planar)));
        }
      }
    }
    assertTrue(torn <= MOST_TORN, torn + " pictures were caught while they were painted");
    return seen;
  }

  private static Raster marked(SourceVideo source, long id) {
    byte[] planar = new byte[Raster.byteCount(W, H)];
    source.copyFrame(source.indexAt(id), planar);
    new Marks(MARKS).stamp(planar, id);
    return Raster.ofPlanar(W, H, planar);
  }
}
