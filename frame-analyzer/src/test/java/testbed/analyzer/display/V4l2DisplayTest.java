package testbed.analyzer.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testbed.analyzer.quality.Psnr;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading.FrameSeen;
import testbed.injector.mark.Marks;
import testbed.injector.source.GeneratedScene;
import testbed.injector.source.SourceVideo;
import testbed.timebase.MonotonicClock;
import testbed.video.MjpegUnpacker;
import testbed.video.Raster;
import testbed.video.Unpacker;
import testbed.video.VideoException;
import testbed.video.YuyvUnpacker;

/** The grabber's display up to where the kernel begins: behind that stands a device in memory. */
@Timeout(60)
class V4l2DisplayTest {
  private static final int W = 640;
  private static final int H = 360;
  private static final long MS = 1_000_000;
  private static final MarkLayout MARKS = MarkLayout.standard(W, H);

  private final MonotonicClock clock = MonotonicClock.startingNow();
  private final SourceVideo scene = new GeneratedScene(1, W, H, 30);
  @TempDir private Path dir;

  /** What grabbers deliver, as ffmpeg makes it of planar samples. */
  enum Delivered {
    YUYV("rawvideo", "yuyv422", 50),
    MJPEG("mjpeg", "yuvj422p", 36);

    private final String codec;
    private final String pixels;
    private final double leastDb;

    Delivered(String codec, String pixels, double leastDb) {
      this.codec = codec;
      this.pixels = pixels;
      this.leastDb = leastDb;
    }

    Unpacker unpacker() throws VideoException {
      return this == YUYV ? new YuyvUnpacker(W, H) : new MjpegUnpacker(W, H);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAGrabberDeliversIsReadAndLooksAsItWasSent(Delivered format) throws Exception {
    Programs.require("ffmpeg");
    List<byte[]> pictures = encoded(format, 0, 12);
    assertEquals(12, pictures.size());

    List<Seen> seen = shown(new ReplayedDevice(pictures), format.unpacker());

    assertEquals(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L), ids(seen));
    for (Seen one : seen) {
      double db = Psnr.db(marked(one.id()).y(), one.picture().y());
      assertTrue(
          db > format.leastDb, format + ": luma of picture " + one.id() + " at " + db + " dB");
    }
  }

  @Test
  void aPictureIsSeenWhenTheDeviceTookIt() throws Exception {
    ReplayedDevice device = new ReplayedDevice(yuyv(0, 1, 2));
    long hour = 3_600_000 * MS;
    device.agesNs = List.of(400 * MS, ReplayedDevice.UNKNOWN, hour); // the last of another clock

    List<Seen> seen = shown(device, new YuyvUnpacker(W, H));

    List<Long> delivered = device.deliveredNs.stream().map(at -> at - clock.originNs()).toList();
    long error = seen.getFirst().atNs() - (delivered.getFirst() - 400 * MS);
    assertTrue(error >= 0 && error < 200 * MS, "seen " + error + " ns after it was taken");
    assertTrue(seen.get(1).atNs() >= delivered.get(1), "without a stamp, the arrival counts");
    assertTrue(seen.get(2).atNs() >= delivered.get(2), "with an unbelievable one, too");
  }

  @Test
  void aPictureThatStaysIsKeptOnceAndAChangeThatWasCaughtIsNot() throws Exception {
    List<byte[]> pictures = yuyv(0, 0, 0, 1, 1, 2);
    pictures.add(3, torn(pictures.get(2), pictures.get(3)));

    assertEquals(
        List.of(0L, 1L, 2L), ids(shown(new ReplayedDevice(pictures), new YuyvUnpacker(W, H))));
  }

  @Test
  void whatStaysIllegibleIsKeptOnceSoThatItIsCounted() throws Exception {
    List<byte[]> pictures = yuyv(0, 1);
    byte[] torn = torn(pictures.get(0), pictures.get(1));
    List<byte[]> delivered =
        List.of(grey(), pictures.get(0), torn, torn, torn, torn, pictures.get(1));

    List<Seen> seen = shown(new ReplayedDevice(delivered), new YuyvUnpacker(W, H));

    assertEquals(List.of(0L, -1L, 1L), ids(seen), "grey before the video is no picture of it");
  }

  @Test
  void aDamagedPictureIsPassedOver() throws Exception {
    List<byte[]> pictures = yuyv(0, 1);
    pictures.add(1, new byte[100]);

    assertEquals(List.of(0L, 1L), ids(shown(new ReplayedDevice(pictures), new YuyvUnpacker(W, H))));
  }

  @Test
  void aDeviceThatGoesEndsTheCaptureWithItsReason() throws Exception {
    ReplayedDevice device = new ReplayedDevice(yuyv(0));
    device.atEnd = "/dev/video0: No such device";
    try (V4l2Display display = display(device, new YuyvUnpacker(W, H))) {
      display.start(dir.resolve("capture.spool"), 1L << 30, clock);
      while (!display.ended()) {
        Thread.sleep(1);
      }
      assertEquals(
          new CaptureEnd.DeviceFailed("/dev/video0: No such device"), display.stop().end());
      assertEquals(1, display.pictures());
    }
  }

  @Test
  void aDeviceThatDeliversNothingButDamageIsNoDisplay() throws Exception {
    ReplayedDevice device = new ReplayedDevice(java.util.Collections.nCopies(100, new byte[9]));
    try (V4l2Display display = display(device, new MjpegUnpacker(W, H))) {
      display.start(dir.resolve("capture.spool"), 1L << 30, clock);
      while (!display.ended()) {
        Thread.sleep(1);
      }
      assertInstanceOf(CaptureEnd.DeviceFailed.class, display.stop().end());
    }
  }

  @Test
  void aDeviceThatIsNotThereIsNamed() {
    DisplayException e =
        assertThrows(
            DisplayException.class, () -> V4l2Display.open(Path.of("/dev/video4711"), MARKS, 30));

    assertTrue(e.getMessage().contains("/dev/video4711: is not there"), e.getMessage());
    assertTrue(e.getMessage().contains("v4l2-ctl --list-devices"), e.getMessage());
  }

  private record Seen(long id, long atNs, Raster picture) {}

  private static List<Long> ids(List<Seen> seen) {
    return seen.stream().map(Seen::id).toList();
  }

  private static V4l2Display display(Grabber device, Unpacker unpacker) {
    return new V4l2Display("memory", device, unpacker, MARKS);
  }

  /** Lets a device play to its end, and returns what was kept of it. */
  private List<Seen> shown(ReplayedDevice device, Unpacker unpacker) throws Exception {
    try (V4l2Display display = display(device, unpacker)) {
      display.start(dir.resolve("capture.spool"), 1L << 30, clock);
      while (!device.played()) {
        Thread.sleep(1);
      }
      assertEquals(new CaptureEnd.Stopped(), display.stop().end());
    }
    List<Seen> seen = new ArrayList<>();
    Marks marks = new Marks(MARKS);
    try (Spool spool = Spool.open(dir.resolve("capture.spool"))) {
      for (Spool.Picture picture : spool.pictures()) {
        byte[] planar = new byte[picture.bytes()];
        spool.read(picture, planar);
        long id = marks.readScaled(planar, W, H) instanceof FrameSeen(long read) ? read : -1;
        seen.add(new Seen(id, picture.seenNs(), Raster.ofPlanar(W, H, planar)));
      }
    }
    return seen;
  }

  private Raster marked(long id) {
    byte[] planar = new byte[Raster.byteCount(W, H)];
    scene.copyFrame(scene.indexAt(id), planar);
    new Marks(MARKS).stamp(planar, id);
    return Raster.ofPlanar(W, H, planar);
  }

  /** Marked pictures in the bytes of a grabber, each of them alone. */
  private List<byte[]> encoded(Delivered format, long from, int count) throws Exception {
    Process ffmpeg =
        new ProcessBuilder(
                "ffmpeg",
                "-hide_banner",
                "-loglevel",
                "error",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "yuv420p",
                "-s",
                W + "x" + H,
                "-r",
                "30",
                "-i",
                "pipe:0",
                "-c:v",
                format.codec,
                "-pix_fmt",
                format.pixels,
                "-q:v",
                "3",
                "-f",
                "image2pipe",
                "pipe:1")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread feeding =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (OutputStream in = ffmpeg.getOutputStream()) {
                    for (long id = from; id < from + count; id++) {
                      in.write(marked(id).toPlanar());
                    }
                  } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                });
    byte[] all = ffmpeg.getInputStream().readAllBytes();
    feeding.join();
    assertEquals(0, ffmpeg.waitFor());
    return format == Delivered.YUYV ? pieces(all, 2 * W * H) : jpegs(all);
  }

  private static List<byte[]> pieces(byte[] all, int each) {
    List<byte[]> pieces = new ArrayList<>();
    for (int at = 0; at < all.length; at += each) {
      pieces.add(Arrays.copyOfRange(all, at, at + each));
    }
    return pieces;
  }

  /** Cuts where a JPEG picture begins: FF D8 FF. */
  private static List<byte[]> jpegs(byte[] all) {
    List<byte[]> pictures = new ArrayList<>();
    int from = 0;
    for (int at = 2; at <= all.length; at++) {
      boolean begins =
          at + 2 < all.length
              && all[at] == (byte) 0xff
              && all[at + 1] == (byte) 0xd8
              && all[at + 2] == (byte) 0xff;
      if (begins || at == all.length) {
        pictures.add(Arrays.copyOfRange(all, from, at));
        from = at;
      }
    }
    return pictures;
  }

  private List<byte[]> yuyv(long... ids) {
    List<byte[]> pictures = new ArrayList<>();
    for (long id : ids) {
      pictures.add(packed(marked(id)));
    }
    return pictures;
  }

  private static byte[] packed(Raster picture) {
    byte[] bytes = new byte[2 * W * H];
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        int at = 2 * (y * W + x);
        bytes[at] = (byte) picture.y().at(x, y);
        bytes[at + 1] = (byte) (x % 2 == 0 ? picture.u() : picture.v()).at(x / 2, y / 2);
      }
    }
    return bytes;
  }

  private static byte[] torn(byte[] above, byte[] below) {
    byte[] bytes = above.clone();
    System.arraycopy(below, W * H, bytes, W * H, W * H);
    return bytes;
  }

  private static byte[] grey() {
    byte[] bytes = new byte[2 * W * H];
    Arrays.fill(bytes, (byte) 128);
    return bytes;
  }

  /** A device that delivers pictures from memory as fast as they are taken. */
  private static final class ReplayedDevice implements Grabber {
    private static final long UNKNOWN = -1;

    private final List<byte[]> pictures;
    private final List<Long> deliveredNs = new CopyOnWriteArrayList<>();

    /** How long before their delivery the device took the pictures; unknown of all when empty. */
    private List<Long> agesNs = List.of();

    private String atEnd;
    private volatile int next;

    ReplayedDevice(List<byte[]> pictures) {
      this.pictures = List.copyOf(pictures);
    }

    boolean played() {
      return next == pictures.size();
    }

    @Override
    public boolean grab(int timeoutMs, Taker taker) throws DisplayException {
      int number = next;
      if (number == pictures.size()) {
        if (atEnd != null) {
          throw new DisplayException(atEnd);
        }
        return false;
      }
      byte[] bytes = pictures.get(number);
      ByteBuffer memory = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
      long nowNs = System.nanoTime();
      long ageNs = agesNs.isEmpty() ? UNKNOWN : agesNs.get(number);
      deliveredNs.add(nowNs);
      taker.take(memory, ageNs == UNKNOWN ? NO_STAMP : nowNs - ageNs);
      next = number + 1;
      return true;
    }

    @Override
    public String about() {
      return "a device in memory";
    }

    @Override
    public void close() {}
  }
}
