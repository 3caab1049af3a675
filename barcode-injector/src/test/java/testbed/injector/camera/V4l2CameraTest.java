package testbed.injector.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import testbed.injector.InjectionEnd;
import testbed.injector.InjectionResult;
import testbed.injector.InjectionThread;
import testbed.injector.Injector;
import testbed.injector.PlainSource;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.injector.mark.Marks;
import testbed.timebase.MonotonicClock;
import testbed.timebase.Time;
import testbed.video.Y4mHeader;

/** The camera port up to where the kernel begins: behind that stands a device in memory. */
@Timeout(60)
class V4l2CameraTest {
  private static final int W = 320;
  private static final int H = 180;
  private static final int FPS = 50;
  private static final MarkLayout MARKS = MarkLayout.standard(W, H);
  private static final Path DEVICE = Path.of("/dev/video10");

  private final MonotonicClock clock = MonotonicClock.startingNow();

  @Test
  void theDeviceGetsEveryMarkedPictureOnce() throws Exception {
    MemoryDevice device = new MemoryDevice();
    device.watch();

    InjectionResult result = play(camera(device), 40);

    assertInstanceOf(InjectionEnd.Finished.class, result.end());
    List<Long> marked = device.ids().stream().filter(id -> id != MARKS.maxId()).toList();
    assertEquals(40 - result.lost(), marked.size());
    assertEquals(marked.stream().sorted().distinct().toList(), marked);
  }

  @Test
  void beforeTheFirstPictureProgramsSeeACameraThatDelivers() throws Exception {
    MemoryDevice device = new MemoryDevice();
    try (V4l2Camera camera = camera(device)) {
      while (device.ids().size() < 3) {
        Thread.sleep(1);
      }
      assertTrue(
          device.ids().stream().allMatch(id -> id == MARKS.maxId()), "not grey: " + device.ids());
      assertTrue(camera.isOpen());
    }
  }

  @Test
  void aCameraThatNobodyFilmsIsAnErrorAfterItsTimeOut() {
    try (V4l2Camera camera = camera(new MemoryDevice())) {
      CameraException e =
          assertThrows(
              CameraException.class, () -> camera.open(Duration.ofMillis(50), (id, at) -> {}));

      assertTrue(
          e.getMessage().contains("/dev/video10: nobody opened it within 50 ms"), e.getMessage());
    }
  }

  @Test
  void aDeviceThatGoesEndsTheRunWithItsReason() throws Exception {
    MemoryDevice device = new MemoryDevice();
    device.watch();
    device.breakAfter(10);
    V4l2Camera camera = camera(device);

    InjectionResult result = play(camera, 1000);

    assertInstanceOf(InjectionEnd.ReaderClosed.class, result.end());
    assertEquals(Optional.of("the device is gone"), camera.failure());
    assertFalse(camera.isOpen());
  }

  @Test
  void aNodeThatIsNotThereIsNamedWithWhatMakesIt() {
    CameraException e =
        assertThrows(
            CameraException.class,
            () -> V4l2Camera.open(Path.of("/dev/video4711"), Y4mHeader.of(W, H, FPS), clock));

    assertTrue(e.getMessage().contains("/dev/video4711: is not there"), e.getMessage());
    assertTrue(e.getMessage().contains("modprobe v4l2loopback"), e.getMessage());
  }

  @Test
  void aNodeThatIsNoVideoDeviceIsRefused() {
    CameraException e =
        assertThrows(
            CameraException.class,
            () -> V4l2Camera.open(Path.of("/dev/null"), Y4mHeader.of(W, H, FPS), clock));

    assertTrue(e.getMessage().contains("/dev/null: is no video device"), e.getMessage());
  }

  @Test
  void theKernelListsWhoHasADeviceOpen() throws Exception {
    DeviceUsers users = DeviceUsers.of(Path.of("/dev/full"));
    int before = users.others();
    Process reader = new ProcessBuilder("sh", "-c", "exec sleep 20 </dev/full").start();
    try {
      while (users.others() != before + 1) {
        Thread.sleep(5);
      }
    } finally {
      reader.destroy();
      reader.waitFor();
    }
    assertEquals(before, users.others());
  }

  private V4l2Camera camera(OutputDevice device) {
    return new V4l2Camera(DEVICE, device, Y4mHeader.of(W, H, FPS), clock);
  }

  private InjectionResult play(V4l2Camera camera, int ticks) throws Exception {
    Injector.Plan plan = new Injector.Plan(clock.nowNs() + 20 * Time.MILLISECOND, FPS, ticks);
    Injector injector = new Injector(plan, new PlainSource(W, H, 100), camera, MARKS);
    camera.open(Duration.ofSeconds(20), injector.handOver());
    try (InjectionThread playing = InjectionThread.start(injector, camera, clock)) {
      playing.await();
    } finally {
      camera.close();
    }
    return injector.result();
  }

  /** A device that remembers what it was given. */
  private static final class MemoryDevice implements OutputDevice {
    private final Marks marks = new Marks(MARKS);
    private final List<Long> shown = new ArrayList<>();
    private byte[] loaded;
    private int left = Integer.MAX_VALUE;
    private volatile boolean watched;

    void watch() {
      watched = true;
    }

    synchronized void breakAfter(int pictures) {
      left = pictures;
    }

    synchronized List<Long> ids() {
      return List.copyOf(shown);
    }

    @Override
    public void load(byte[] planar) {
      loaded = planar.clone();
    }

    @Override
    public synchronized void show() throws CameraException {
      if (left-- == 0) {
        throw new CameraException("the device is gone");
      }
      MarkReading reading = marks.readScaled(loaded, W, H);
      shown.add(((FrameSeen) reading).frameId());
    }

    @Override
    public boolean isWatched() {
      return watched;
    }

    @Override
    public void close() {}
  }
}
