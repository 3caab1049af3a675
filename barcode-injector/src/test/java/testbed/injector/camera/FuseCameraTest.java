package testbed.injector.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import testbed.injector.Injection;
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

@Tag("kernel")
@Timeout(60)
class FuseCameraTest {
  private static final int W = 1280;
  private static final int H = 720;
  private static final int FPS = 50;
  private static final int FRAME_BYTES = Raster.byteCount(W, H);
  private static final int STRIDE = FRAME_BYTES + 6;

  /** Pictures that are no part of the run. */
  private static final long LATER = 4711;

  private final MonotonicClock clock = MonotonicClock.startingNow();
  private final Map<Long, Long> handedOver = new ConcurrentHashMap<>();
  @TempDir Path folder;
  private FuseCamera camera;
  private int headerBytes;

  @BeforeEach
  void mount() throws IOException {
    try {
      camera = FuseCamera.mount(folder.resolve("cam"), Y4mHeader.of(W, H, FPS), clock);
    } catch (CameraException e) {
      Assumptions.abort("skipped: needs a FUSE mount: " + e.getMessage());
    }
    try (FileChannel file = FileChannel.open(camera.path())) {
      ByteBuffer start = ByteBuffer.allocate(200);
      file.read(start, 0);
      String text = new String(start.array(), StandardCharsets.ISO_8859_1);
      headerBytes = text.indexOf('\n') + 1;
      assertTrue(text.startsWith("YUV4MPEG2 W1280 H720 F55:1 "), text);
      assertTrue(text.startsWith("FRAME\n", headerBytes), text);
    }
  }

  @AfterEach
  void unmount() throws IOException {
    if (camera != null) {
      camera.close();
      try (Stream<Path> files = Files.list(folder.resolve("cam"))) {
        assertEquals(0, files.count(), "the folder is not empty: still mounted?");
      }
    }
  }

  @Test
  void theFolderHoldsOneEndlessFile() throws Exception {
    try (Stream<Path> files = Files.list(folder.resolve("cam"))) {
      assertEquals(List.of(camera.path()), files.toList());
    }
    assertEquals(1L << 46, Files.size(camera.path()));
    assertFalse(Files.exists(folder.resolve("cam/other")));
    assertThrows(CameraException.class, () -> camera.open(Duration.ofMillis(30), handedOver::put));
  }

  @Test
  void aReaderThatAsksEarlyGetsEveryTickWhenItIsDue() throws Exception {
    CompletableFuture<List<Long>> ids =
        CompletableFuture.supplyAsync(() -> read(40, new Semaphore(40)));
    Injector.Plan plan = new Injector.Plan(clock.nowNs() + 200 * Time.MILLISECOND, FPS, 40);
    Injector injector =
        new Injector(plan, new PlainSource(W, H, 100), camera, MarkLayout.standard(W, H));
    camera.open(
        Duration.ofSeconds(20),
        (id, at) -> {
          if (id != LATER) {
            injector.handOver().handedOver(id, at);
          }
        });
    InjectionResult result = InjectionThread.start(injector, camera, clock).await();
    while (!ids.isDone()) { // one more for each tick that a busy reader missed
      camera.offer(new byte[FRAME_BYTES], LATER);
      Thread.sleep(5);
    }
    List<Long> seen = new ArrayList<>(ids.get());
    List<Long> taken =
        result.injections().stream()
            .filter(i -> i.outcome() == Injection.Outcome.TAKEN)
            .map(Injection::frameId)
            .toList();
    seen.removeIf(id -> id < 0);
    assertEquals(taken, seen);
    assertTrue(taken.size() > 5, taken + " only");
  }

  @Test
  void aReaderThatComesLateGetsTheLatestPictureAndTheOthersAreLost() throws Exception {
    Semaphore mayRead = new Semaphore(1);
    CompletableFuture<List<Long>> ids = CompletableFuture.supplyAsync(() -> read(3, mayRead));
    camera.open(Duration.ofSeconds(20), handedOver::put);
    for (int id = 0; id <= 3; id++) {
      camera.offer(marked(id), id);
    }
    long third = clock.nowNs();
    mayRead.release();
    while (!handedOver.containsKey(3L)) {
      Thread.sleep(1);
    }
    camera.offer(marked(4), 4);
    mayRead.release();
    assertEquals(List.of(0L, 3L, 4L), ids.get(20, TimeUnit.SECONDS));
    assertEquals(java.util.Set.of(0L, 3L, 4L), handedOver.keySet());
    assertTrue(handedOver.get(3L) <= third, "shown when it was there to be read");
  }

  @Test
  void aReaderThatIsKilledWhileItWaitsIsLetGo() throws Exception {
    Process reader =
        new ProcessBuilder(
                "dd",
                "if=" + camera.path(),
                "of=/dev/null",
                "bs=" + STRIDE,
                "count=1",
                "iflag=skip_bytes",
                "skip=" + headerBytes)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    camera.open(Duration.ofSeconds(20), handedOver::put);
    reader.destroyForcibly();
    assertTrue(reader.waitFor(20, TimeUnit.SECONDS), "still there");
  }

  /** Reads pictures as Chromium does, by position, each when it is allowed to. */
  private List<Long> read(int count, Semaphore allowed) {
    List<Long> ids = new ArrayList<>();
    ByteBuffer picture = ByteBuffer.allocate(FRAME_BYTES);
    try (FileChannel file = FileChannel.open(camera.path())) {
      for (long k = 0; k < count; k++) {
        allowed.acquire();
        picture.clear();
        while (picture.hasRemaining()) {
          file.read(picture, headerBytes + k * STRIDE + 6 + picture.position());
        }
        ids.add(Marks.read(picture.array(), W, H) instanceof FrameSeen(long id) ? id : -1L);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return ids;
  }

  private static byte[] marked(long id) {
    byte[] planar = new byte[FRAME_BYTES];
    Marks.stamp(planar, W, H, id);
    return planar;
  }
}
