package testbed.analyzer.display;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Locale;
import testbed.injector.camera.CameraException;
import testbed.injector.camera.V4l2Format;
import testbed.injector.camera.V4l2Rate;
import testbed.injector.camera.VideoNode;
import testbed.video.MjpegUnpacker;
import testbed.video.Unpacker;
import testbed.video.VideoException;
import testbed.video.YuyvUnpacker;

/**
 * A grabber as Video4Linux shows it, set to YUYV or MJPEG, whichever comes at the higher rate.
 * Checked against real drivers only where {@code docs/hardware.md} says so.
 */
final class V4l2Grabber implements Grabber {
  private static final int CAPTURE = 1;
  private static final int MOST_RATE = 60;
  private static final String FIND_ONE =
      "v4l2-ctl --list-devices (package v4l-utils), with the grabber plugged in";

  private final VideoNode node;
  private final int fd;
  private final Mode mode;
  private final V4l2Buffers buffers;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment pollfd = arena.allocate(8, 8);

  /** What the device delivers; rate 0 when it does not. */
  private record Mode(int pixels, int width, int height, double rate) {}

  private V4l2Grabber(VideoNode node, int fd, Mode mode, V4l2Buffers buffers) {
    this.node = node;
    this.fd = fd;
    this.mode = mode;
    this.buffers = buffers;
    pollfd.set(JAVA_INT, 0, fd);
    pollfd.set(JAVA_SHORT, 4, Posix.POLLIN);
  }

  /**
   * Opens a grabber and lets it run.
   *
   * @throws DisplayException when it is not there, or does not deliver pictures of this size at
   *     this rate
   */
  static V4l2Grabber open(Path device, int width, int height, int framesPerSecond)
      throws DisplayException {
    VideoNode node = look(device);
    int fd = Posix.open(device.toString(), Posix.O_RDWR | Posix.O_NONBLOCK | Posix.O_CLOEXEC);
    if (fd < 0) {
      throw problem(device, "cannot be opened: " + Posix.message(fd));
    }
    try {
      Mode mode = choose(node, fd, width, height, framesPerSecond);
      return new V4l2Grabber(node, fd, mode, V4l2Buffers.share(fd, device.toString()));
    } catch (DisplayException | RuntimeException e) {
      Posix.close(fd);
      throw e;
    }
  }

  /** The device, if it is one that gives pictures. */
  static VideoNode look(Path device) throws DisplayException {
    try {
      VideoNode node = VideoNode.look(device, FIND_ONE);
      if (!node.givesPictures()) {
        throw problem(device, "(" + node.card() + ") gives no pictures; is it a grabber?");
      }
      return node;
    } catch (CameraException e) {
      throw new DisplayException(e.getMessage(), e);
    }
  }

  private static DisplayException problem(Path device, String what) {
    return new DisplayException("display device " + device + ": " + what);
  }

  /** Sets the format with the higher rate; of equal ones the one that is not compressed. */
  private static Mode choose(VideoNode node, int fd, int width, int height, int framesPerSecond)
      throws DisplayException {
    Mode yuyv = tried(fd, width, height, V4l2Format.YUYV);
    if (yuyv.rate() >= MOST_RATE) {
      return yuyv;
    }
    Mode mjpg = tried(fd, width, height, V4l2Format.MJPG);
    Mode best = mjpg.rate() > yuyv.rate() ? mjpg : tried(fd, width, height, V4l2Format.YUYV);
    if (best.rate() < framesPerSecond) {
      throw problem(
          node.path(),
          String.format(
              Locale.ROOT,
              "(%s) does not deliver %dx%d at %d pictures a second (YUYV %.3g, MJPEG %.3g);"
                  + " v4l2-ctl -d %s --list-formats-ext shows what it can: choose such a --size"
                  + " and --fps",
              node.card(),
              width,
              height,
              framesPerSecond,
              yuyv.rate(),
              mjpg.rate(),
              node.path()));
    }
    return best;
  }

  /** What the device makes of a wish. */
  private static Mode tried(int fd, int width, int height, int pixels) {
    try (Arena scratch = Arena.ofConfined()) {
      V4l2Format format = V4l2Format.wanted(scratch, CAPTURE, width, height, pixels);
      if (Posix.ioctl(fd, V4l2Format.SET, format.memory()) < 0
          || !format.grants(width, height, pixels)) {
        return new Mode(pixels, width, height, 0);
      }
      V4l2Rate rate = V4l2Rate.wanted(scratch, CAPTURE, MOST_RATE, 1);
      boolean set = Posix.ioctl(fd, V4l2Rate.SET, rate.memory()) >= 0;
      // A driver that has no rate to set delivers what comes over the cable.
      double delivers = set ? rate.perSecond().orElse(MOST_RATE) : MOST_RATE;
      return new Mode(pixels, width, height, delivers);
    }
  }

  /** What makes planar samples of this device's pictures. */
  Unpacker unpacker() throws VideoException {
    return mode.pixels() == V4l2Format.YUYV
        ? new YuyvUnpacker(mode.width(), mode.height())
        : new MjpegUnpacker(mode.width(), mode.height());
  }

  @Override
  public boolean grab(int timeoutMs, Taker taker) throws DisplayException {
    return Posix.poll(pollfd, timeoutMs) > 0 && buffers.take(taker);
  }

  @Override
  public String about() {
    return String.format(
        Locale.ROOT,
        "%s (%s, %s), %s %dx%d, %.3g pictures a second",
        node.path(),
        node.card(),
        node.driver(),
        mode.pixels() == V4l2Format.YUYV ? "YUYV" : "MJPEG",
        mode.width(),
        mode.height(),
        mode.rate());
  }

  @Override
  public void close() {
    buffers.close();
    Posix.close(fd);
    arena.close();
  }
}
