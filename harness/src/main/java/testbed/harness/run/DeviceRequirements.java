package testbed.harness.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import testbed.analyzer.display.DisplayException;
import testbed.analyzer.display.V4l2Display;
import testbed.harness.CommandFailure;
import testbed.harness.system.CameraKind;
import testbed.harness.system.DisplayKind;
import testbed.harness.system.SearchPath;
import testbed.harness.system.SystemUnderTest;
import testbed.injector.camera.CameraException;
import testbed.injector.camera.ScreenPlace;
import testbed.injector.camera.V4l2Camera;
import testbed.injector.camera.WindowCamera;

/** The devices of the machine that a run's camera, display and programs need, if any. */
final class DeviceRequirements {
  private static final Set<CameraKind> FILMED_BY_DEVICE =
      Set.of(CameraKind.V4L2, CameraKind.WINDOW);

  private DeviceRequirements() {}

  /** Whether what the system needs is named, is there, and may be used. */
  static void check(SystemUnderTest system, RunOptions options) throws CommandFailure {
    if (options.cameraDevice != null && !FILMED_BY_DEVICE.contains(system.camera())) {
      throw useless("--camera-device", system);
    }
    if (options.displayDevice != null && system.display() != DisplayKind.V4L2) {
      throw useless("--display-device", system);
    }
    try {
      switch (system.camera()) {
        case V4L2 -> cameraDevice(system, options);
        case WINDOW -> screen(options);
        case PIPE, FUSE, PAGE -> {
          // Made for each run.
        }
      }
      if (system.display() == DisplayKind.V4L2) {
        if (options.displayDevice == null) {
          throw CommandFailure.badInput(
              "system '%s' is looked at through a grabber; name it, such as --display-device /dev/video0 (testbed doctor lists those of this machine)"
                  .formatted(system.name()));
        }
        V4l2Display.check(options.displayDevice);
      }
    } catch (CameraException | DisplayException e) {
      throw CommandFailure.environment(e.getMessage());
    }
    devices(system, system.devices());
  }

  private static CommandFailure useless(String option, SystemUnderTest system) {
    return CommandFailure.badInput(
        "%s: system '%s' uses no such device; its description says 'camera: %s' and 'display: %s'"
            .formatted(
                option,
                system.name(),
                system.camera().name().toLowerCase(Locale.ROOT),
                system.display().name().toLowerCase(Locale.ROOT)));
  }

  private static void cameraDevice(SystemUnderTest system, RunOptions options)
      throws CommandFailure, CameraException {
    if (options.cameraDevice == null) {
      throw CommandFailure.badInput(
          "system '%s' films a video device; name it, such as --camera-device /dev/video10 (testbed doctor lists those of this machine)"
              .formatted(system.name()));
    }
    V4l2Camera.check(Path.of(options.cameraDevice));
  }

  private static void screen(RunOptions options) throws CommandFailure, CameraException {
    if (options.cameraDevice != null) {
      WindowCamera.check(ScreenPlace.parse(options.cameraDevice));
    } else if (SearchPath.find("Xvfb").isEmpty()) {
      throw CommandFailure.environment(
          "a screen to film needs Xvfb, not found on the search path; type: sudo apt-get install -y xvfb");
    }
  }

  private static void devices(SystemUnderTest system, List<Path> devices) throws CommandFailure {
    for (Path device : devices) {
      if (!Files.exists(device)) {
        throw CommandFailure.environment(
            "system '%s' needs the device %s, which is not there; plug it in, or load its module"
                .formatted(system.name(), device));
      }
    }
  }
}
