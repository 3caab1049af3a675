package testbed.injector.camera;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A video device of the machine ({@code /dev/video0}), as it describes itself.
 *
 * @param path of the device
 * @param driver its driver's name, such as {@code v4l2 loopback} or {@code uvcvideo}
 * @param card its name for people
 * @param takesPictures whether a program can write pictures into it, for others to film
 * @param givesPictures whether a program can film with it
 */
public record VideoNode(
    Path path, String driver, String card, boolean takesPictures, boolean givesPictures) {
  /** What makes a device that takes pictures. */
  public static final String LOOPBACK_REMEDY =
      "sudo apt-get install -y v4l2loopback-dkms && sudo modprobe v4l2loopback video_nr=10"
          + " exclusive_caps=1 card_label=testbed";

  /** What lets a user open devices. */
  public static final String GROUP_REMEDY = "sudo usermod -aG video $USER, and log in again";

  private static final Path DEVICES = Path.of("/dev");

  private static final long QUERYCAP = 0x8068_5600L;
  private static final int CAPABILITY_BYTES = 104;
  private static final int DRIVER_AT = 0;
  private static final int CARD_AT = 16;
  private static final int CAPABILITIES_AT = 84;
  private static final int DEVICE_CAPABILITIES_AT = 88;
  private static final int CAPTURE = 0x1;
  private static final int OUTPUT = 0x2;
  private static final int PER_DEVICE = 0x8000_0000;

  /**
   * Asks a device what it is; changes nothing.
   *
   * @param missing what to type when there is no such device
   * @throws CameraException when it is not there, closed to this user, or no video device
   */
  public static VideoNode look(Path path, String missing) throws CameraException {
    int fd = Libc.open(path.toString(), Libc.O_RDWR | Libc.O_NONBLOCK | Libc.O_CLOEXEC);
    if (fd < 0) {
      throw new CameraException(problem(path, fd, missing));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment about = arena.allocate(CAPABILITY_BYTES, 8);
      int asked = Libc.ioctl(fd, QUERYCAP, about);
      if (asked < 0) {
        throw new CameraException(
            "video device %s: is no video device (%s); 'testbed doctor' lists those of this machine"
                .formatted(path, Libc.message(asked)));
      }
      int all = about.get(ValueLayout.JAVA_INT, CAPABILITIES_AT);
      int own =
          (all & PER_DEVICE) == 0 ? all : about.get(ValueLayout.JAVA_INT, DEVICE_CAPABILITIES_AT);
      return new VideoNode(
          path,
          about.getString(DRIVER_AT),
          about.getString(CARD_AT),
          (own & OUTPUT) != 0,
          (own & CAPTURE) != 0);
    } finally {
      Libc.close(fd);
    }
  }

  private static String problem(Path path, int error, String missing) {
    if (error == -Libc.ENOENT) {
      return "video device " + path + ": is not there; type: " + missing;
    }
    if (error == -Libc.EACCES) {
      return "video device " + path + ": you may not open it; type: " + GROUP_REMEDY;
    }
    return "video device " + path + ": cannot be opened: " + Libc.message(error);
  }

  /** All video devices that this user can open, in the order of their names. */
  public static List<VideoNode> all() {
    List<VideoNode> nodes = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(DEVICES, "video[0-9]*")) {
      for (Path path : paths) {
        usable(path).ifPresent(nodes::add);
      }
    } catch (IOException e) {
      return List.of();
    }
    nodes.sort(Comparator.comparing(VideoNode::path));
    return nodes;
  }

  private static Optional<VideoNode> usable(Path path) {
    try {
      return Optional.of(look(path, ""));
    } catch (CameraException e) {
      return Optional.empty();
    }
  }
}
