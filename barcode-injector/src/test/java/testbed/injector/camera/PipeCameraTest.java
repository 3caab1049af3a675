package testbed.injector.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import testbed.injector.Injection;
import testbed.injector.InjectionEnd;
import testbed.injector.InjectionResult;
import testbed.injector.InjectionThread;
import testbed.injector.Injector;
import testbed.injector.PlainSource;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.injector.mark.Marks;
import testbed.timebase.MonotonicClock;
import testbed.timebase.Time;
import testbed.video.Raster;
import testbed.video.Y4mHeader;
import testbed.video.Y4mReader;

@Timeout(60)
class PipeCameraTest {
  private static final int W = 640;
  private static final int H = 360;
  private static final int FPS = 100;

  private final MonotonicClock clock = MonotonicClock.startingNow();
  @TempDir Path folder;

  @Test
  void aReaderGetsEveryMarkedPictureAndThenTheEnd() throws Exception {
    PipeCamera camera = camera();
    CompletableFuture<List<Long>> ids = read(camera.path(), Integer.MAX_VALUE);
    InjectionResult result = play(camera, 50);
    assertInstanceOf(InjectionEnd.Finished.class, result.end());
    List<Long> taken = new ArrayList<>();
    for (Injection i : result.injections()) {
      if (i.outcome() == Injection.Outcome.TAKEN) {
        assertTrue(i.shownNs() >= i.scheduledNs(), () -> i + " was shown before its time");
        taken.add(i.frameId());
      }
    }
    assertEquals(taken, ids.get());
    assertTrue(taken.size() > 5, taken + " only");
  }

  @Test
  void aReaderThatStopsReadingLosesPicturesWhileTheClockGoesOn() throws Exception {
    PipeCamera camera = camera();
    CountDownLatch released = new CountDownLatch(1);
    CompletableFuture<List<Long>> ids =
        CompletableFuture.supplyAsync(
            () -> {
              try (Y4mReader reader = Y4mReader.open(camera.path())) {
                released.await();
                return ids(reader, Integer.MAX_VALUE);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Injector injector = injector(camera, 50);
    camera.open(Duration.ofSeconds(20), injector.handOver());
    try (InjectionThread playing = InjectionThread.start(injector, camera, clock)) {
      Thread.sleep(400); // forty ticks, of which a pipe holds one or two
      released.countDown();
      InjectionResult result = playing.await();
      assertInstanceOf(InjectionEnd.Finished.class, result.end());
      assertEquals(50, result.injections().size());
      assertTrue(result.lost() >= 10, result.lost() + " lost");
      assertEquals(50 - result.lost(), ids.get().size());
    }
  }

  @Test
  void aReaderThatLeavesEndsTheStream() throws Exception {
    PipeCamera camera = camera();
    CompletableFuture<List<Long>> ids = read(camera.path(), 3);
    InjectionResult result = play(camera, 1000);
    assertEquals(3, ids.get().size());
    InjectionEnd.ReaderClosed end = assertInstanceOf(InjectionEnd.ReaderClosed.class, result.end());
    assertTrue(end.tick() < 1000);
    assertEquals(Time.NEVER, result.injections().getLast().shownNs());
  }

  @Test
  void aCameraThatNobodyOpensIsAnErrorAfterItsTimeOut() throws Exception {
    PipeCamera camera = camera();
    CameraException e =
        assertThrows(
            CameraException.class, () -> camera.open(Duration.ofMillis(50), (id, at) -> {}));
    assertTrue(e.getMessage().contains("nobody opened it within 50 ms"), e.getMessage());
    camera.close();
  }

  @Test
  void closingDoesNotWaitForAReaderThatHangs() throws Exception {
    PipeCamera camera = camera();
    CompletableFuture<Y4mReader> hanging =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Y4mReader.open(camera.path());
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Injector injector = injector(camera, 10_000);
    camera.open(Duration.ofSeconds(20), injector.handOver());
    InjectionThread playing = InjectionThread.start(injector, camera, clock);
    Y4mReader reader = hanging.get();
    Thread.sleep(100);
    playing.close();
    assertTrue(playing.await(Duration.ofSeconds(20)));
    assertInstanceOf(InjectionEnd.Stopped.class, playing.await().end());
    reader.close();
  }

  @Test
  void aPipeThatCannotBeMadeIsAnError() throws Exception {
    Path taken = Files.createFile(folder.resolve("taken"));
    CameraException e =
        assertThrows(
            CameraException.class, () -> PipeCamera.create(taken, Y4mHeader.of(W, H, 30), clock));
    assertTrue(e.getMessage().contains("File exists"), e.getMessage());
  }

  private PipeCamera camera() throws CameraException {
    return PipeCamera.create(folder.resolve("camera.y4m"), Y4mHeader.of(W, H, FPS), clock);
  }

  private Injector injector(PipeCamera camera, int ticks) {
    Injector.Plan plan = new Injector.Plan(clock.nowNs() + 20 * Time.MILLISECOND, FPS, ticks);
    return new Injector(plan, new PlainSource(W, H, 100), camera, MarkLayout.standard(W, H));
  }

  private InjectionResult play(PipeCamera camera, int ticks) throws Exception {
    Injector injector = injector(camera, ticks);
    camera.open(Duration.ofSeconds(20), injector.handOver());
    try (InjectionThread playing = InjectionThread.start(injector, camera, clock)) {
      return playing.await();
    }
  }

  private static CompletableFuture<List<Long>> read(Path pipe, int limit) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (Y4mReader reader = Y4mReader.open(pipe)) {
            return ids(reader, limit);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static List<Long> ids(Y4mReader reader, int limit) throws Exception {
    List<Long> ids = new ArrayList<>();
    byte[] planar = new byte[Raster.byteCount(W, H)];
    while (ids.size() < limit && reader.next(planar)) {
      ids.add(((FrameSeen) Marks.read(planar, W, H)).frameId());
    }
    return ids;
  }
}
