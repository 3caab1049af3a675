package testbed.injector.camera;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The programs that have a device open, as the kernel lists them in {@code /proc}: a device does
 * not tell who films it. Programs that this user may not look into are not seen; a run's own are.
 */
final class DeviceUsers {
  private static final Path PROCESSES = Path.of("/proc");

  private final Object number;

  private DeviceUsers(Object number) {
    this.number = number;
  }

  /** The users of the device at a path. */
  static DeviceUsers of(Path device) {
    return new DeviceUsers(number(device));
  }

  /** How many processes other than this one have it open. */
  int others() {
    long self = ProcessHandle.current().pid();
    int count = 0;
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        boolean other = !process.getFileName().toString().equals(Long.toString(self));
        count += other && holds(process.resolve("fd")) ? 1 : 0;
      }
    } catch (IOException e) {
      return count;
    }
    return count;
  }

  private boolean holds(Path descriptors) {
    try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : open) {
        Object its = number(descriptor);
        if (its != null && its.equals(number)) {
          return true;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return false; // it has ended meanwhile, or is somebody else's
    }
    return false;
  }

  /** The number of the device that a path leads to; null when it leads to none. */
  private static Object number(Path path) {
    try {
      Object device = Files.getAttribute(path, "unix:rdev");
      return Long.valueOf(0).equals(device) ? null : device;
    } catch (IOException e) {
      return null;
    }
  }
}
