package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import testbed.analyzer.display.DisplayException;
import testbed.analyzer.display.DisplayPort;
import testbed.analyzer.display.PipeDisplay;
import testbed.analyzer.display.ScreenArea;
import testbed.analyzer.display.V4l2Display;
import testbed.analyzer.display.XvfbDisplay;
import testbed.analyzer.display.XvfbServer;
import testbed.harness.option.Size;
import testbed.harness.system.CameraKind;
import testbed.harness.system.ScreenCorner;
import testbed.harness.system.ScreenMargin;
import testbed.injector.camera.CameraException;
import testbed.injector.camera.CameraPort;
import testbed.injector.camera.FuseCamera;
import testbed.injector.camera.PageCamera;
import testbed.injector.camera.PipeCamera;
import testbed.injector.camera.ScreenPlace;
import testbed.injector.camera.V4l2Camera;
import testbed.injector.camera.WindowCamera;
import testbed.timebase.Clock;
import testbed.video.Y4mHeader;

/** Makes the camera and the display that the system under test asks for. */
final class Ports {
  /** Blank pictures before time zero, so that a browser grants its camera. */
  private static final int GREETING = 3;

  /** A display, and the name by which the system finds it. */
  record Display(DisplayPort port, String name) {}

  /** A camera, its kind, and the file by which the system finds it. */
  record Camera(CameraPort port, CameraKind kind, Path path) {}

  private final RunPlan plan;
  private final Path folder;
  private final Clock clock;

  Ports(RunPlan plan, RunFolders folders, Clock clock) {
    this.plan = plan;
    this.folder = folders.work();
    this.clock = clock;
  }

  /** The best of the cameras that the system can use and this machine and user can make. */
  Camera camera() throws CameraException {
    CameraException last = new CameraException("the system reads no camera");
    for (CameraKind kind : plan.system().cameras(plan.systemOptions())) {
      try {
        return camera(kind);
      } catch (CameraException e) {
        last = e;
      }
    }
    throw last;
  }

  private Camera camera(CameraKind kind) throws CameraException {
    Size size = plan.options().size;
    Y4mHeader header = Y4mHeader.of(size.width(), size.height(), plan.options().fps);
    return switch (kind) {
      case PIPE -> {
        PipeCamera camera = PipeCamera.create(folder.resolve("camera.y4m"), header, clock);
        yield new Camera(camera, kind, camera.path());
      }
      case FUSE -> {
        FuseCamera camera =
            FuseCamera.mount(folder.resolve("camera"), header, clock).greeting(GREETING);
        yield new Camera(camera, kind, camera.path());
      }
      case PAGE -> {
        PageCamera camera = PageCamera.listen(folder.resolve("camera.socket"), header, clock);
        yield new Camera(camera, kind, camera.path());
      }
      case V4L2 -> {
        Path device = Path.of(plan.options().cameraDevice);
        yield new Camera(V4l2Camera.open(device, header, clock), kind, device);
      }
      case WINDOW -> plan.options().cameraDevice == null ? ownScreen(header) : output(header);
    };
  }

  /** A screen of the video's size that the sender can film. */
  private Camera ownScreen(Y4mHeader header) throws CameraException {
    XvfbServer server;
    try {
      server = XvfbServer.start(folder.resolve("camera-screen"), header.width(), header.height());
    } catch (DisplayException e) {
      throw new CameraException(e.getMessage());
    }
    try {
      WindowCamera camera =
          WindowCamera.open(ScreenPlace.parse(server.display()), header, clock)
              .closing(server::close);
      return new Camera(camera, CameraKind.WINDOW, Path.of(server.display()));
    } catch (CameraException e) {
      server.close();
      throw e;
    }
  }

  /** An output of the machine; what its cable leads to is no business of the sealed programs. */
  private Camera output(Y4mHeader header) throws CameraException {
    ScreenPlace place = ScreenPlace.parse(plan.options().cameraDevice);
    WindowCamera camera = WindowCamera.open(place, header, clock);
    return new Camera(camera, CameraKind.WINDOW, Path.of("output " + place.name()));
  }

  Display display() throws DisplayException, IOException, InterruptedException {
    Path pipe = folder.resolve("display.y4m");
    return switch (plan.system().display()) {
      case PIPE -> new Display(PipeDisplay.create(pipe), pipe.toString());
      case XVFB -> {
        XvfbDisplay screen = screen();
        yield new Display(screen, screen.display());
      }
      case V4L2 -> {
        Path device = plan.options().displayDevice;
        yield new Display(
            V4l2Display.open(device, plan.marks(), plan.options().fps), "grabber " + device);
      }
    };
  }

  private XvfbDisplay screen() throws DisplayException, IOException, InterruptedException {
    Size size = plan.options().size;
    ScreenCorner corner = plan.system().screenCorner();
    return XvfbDisplay.open(
        new XvfbDisplay.Spec(
            Files.createDirectories(folder.resolve("screen")),
            size.width() + ScreenMargin.X,
            size.height() + ScreenMargin.Y,
            new ScreenArea(corner.x(), corner.y(), size.width(), size.height()),
            plan.marks(),
            plan.system().screenMatrix()));
  }
}
