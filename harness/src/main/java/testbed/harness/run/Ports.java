package testbed.harness.run;

import java.nio.file.Path;
import testbed.analyzer.display.DisplayException;
import testbed.analyzer.display.DisplayPort;
import testbed.analyzer.display.PipeDisplay;
import testbed.injector.camera.CameraException;
import testbed.injector.camera.CameraPort;
import testbed.injector.camera.PipeCamera;
import testbed.injector.source.SourceVideo;
import testbed.timebase.Clock;
import testbed.video.Y4mHeader;

/** Makes the camera and the display that the system under test asks for. */
final class Ports {
  private final RunPlan plan;
  private final SourceVideo source;
  private final Clock clock;
  private final Path cameraPath;
  private final Path displayPath;

  Ports(RunPlan plan, SourceVideo source, RunFolders folders, Clock clock) {
    this.plan = plan;
    this.source = source;
    this.clock = clock;
    this.cameraPath = folders.work().resolve("camera.y4m");
    this.displayPath = folders.work().resolve("display.y4m");
  }

  CameraPort camera() throws CameraException {
    Y4mHeader header = Y4mHeader.of(source.width(), source.height(), plan.options().fps);
    return PipeCamera.create(cameraPath, header, clock);
  }

  DisplayPort display() throws DisplayException {
    return PipeDisplay.create(displayPath);
  }

  Path cameraPath() {
    return cameraPath;
  }

  String displayName() {
    return displayPath.toString();
  }
}
