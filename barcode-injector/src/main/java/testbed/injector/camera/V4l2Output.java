package testbed.injector.camera;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import testbed.video.Y4mHeader;

/**
 * A Video4Linux device that takes pictures, such as those of v4l2loopback: planar 4:2:0, one {@code
 * write} a picture. Checked against the real driver only where {@code docs/hardware.md} says so.
 */
final class V4l2Output implements OutputDevice {
  private static final long STREAM_ON = 0x4004_5612L;
  private static final String LOOPBACK = "v4l2 loopback";
  private static final int OUTPUT = 2;

  private final Path device;
  private final int fd;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment picture;
  private final DeviceUsers users;

  private V4l2Output(Path device, int fd, int pictureBytes) {
    this.device = device;
    this.fd = fd;
    this.picture = arena.allocate(pictureBytes, 64);
    this.users = DeviceUsers.of(device);
  }

  /**
   * Opens a device for pictures of one size.
   *
   * @throws CameraException when it is not there, takes no pictures, or none of this size
   */
  static V4l2Output open(Path device, Y4mHeader header) throws CameraException {
    VideoNode node = look(device);
    int fd = Libc.open(device.toString(), Libc.O_RDWR | Libc.O_CLOEXEC);
    if (fd < 0) {
      throw new CameraException(
          "video device " + device + ": cannot be opened: " + Libc.message(fd));
    }
    try (Arena scratch = Arena.ofConfined()) {
      setFormat(device, fd, scratch, header);
      V4l2Rate rate =
          V4l2Rate.wanted(scratch, OUTPUT, header.rateNumerator(), header.rateDenominator());
      Libc.ioctl(
          fd, V4l2Rate.SET, rate.memory()); // what programs are told; not every driver has it
      if (node.driver().equals(LOOPBACK)) {
        // Its version 0.12 notices only of writers that said this that they leave.
        Libc.ioctl(fd, STREAM_ON, scratch.allocateFrom(ValueLayout.JAVA_INT, OUTPUT));
      }
      return new V4l2Output(device, fd, header.frameBytes());
    } catch (CameraException | RuntimeException e) {
      Libc.close(fd);
      throw e;
    }
  }

  /** The device, if it is one that takes pictures. */
  static VideoNode look(Path device) throws CameraException {
    VideoNode node = VideoNode.look(device, VideoNode.LOOPBACK_REMEDY);
    if (!node.takesPictures()) {
      throw new CameraException(
          "video device %s (%s): gives pictures and takes none; a camera for others is made by: %s"
              .formatted(device, node.card(), VideoNode.LOOPBACK_REMEDY));
    }
    return node;
  }

  private static void setFormat(Path device, int fd, Arena scratch, Y4mHeader header)
      throws CameraException {
    V4l2Format format =
        V4l2Format.wanted(scratch, OUTPUT, header.width(), header.height(), V4l2Format.YU12);
    int set = Libc.ioctl(fd, V4l2Format.SET, format.memory());
    if (set < 0 || !format.grants(header.width(), header.height(), V4l2Format.YU12)) {
      throw new CameraException(
          "video device %s: does not take pictures of %dx%d in planar 4:2:0 (%s); is another program using it?"
              .formatted(
                  device,
                  header.width(),
                  header.height(),
                  set < 0 ? Libc.message(set) : "it offers " + format));
    }
  }

  @Override
  public void load(byte[] planar) {
    MemorySegment.copy(planar, 0, picture, ValueLayout.JAVA_BYTE, 0, (int) picture.byteSize());
  }

  @Override
  public void show() throws CameraException {
    long bytes = picture.byteSize();
    long written;
    do {
      written = Libc.write(fd, picture.address(), bytes);
    } while (written == -Libc.EINTR);
    if (written != bytes) {
      throw new CameraException(
          "video device %s: took no picture (%s)"
              .formatted(
                  device,
                  written < 0 ? Libc.message(written) : written + " of " + bytes + " bytes"));
    }
  }

  @Override
  public boolean isWatched() {
    return users.others() > 0;
  }

  @Override
  public void close() {
    Libc.close(fd);
    arena.close();
  }
}
