package testbed.harness.webrtc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import testbed.analyzer.display.ColourMatrix;
import testbed.harness.system.CameraKind;
import testbed.harness.system.Need;
import testbed.harness.system.Stage;
import testbed.shell.tun.End;

/**
 * Firefox: films what its page paints on a canvas (it knows neither a file in the place of a camera
 * nor a track that script can write to), heeds Marionette.
 */
record Firefox(Path program) implements BrowserMake {
  @Override
  public String name() {
    return "Firefox";
  }

  @Override
  public Need need() {
    return new Need(program.toString(), "firefox-esr");
  }

  @Override
  public List<CameraKind> cameras(Map<String, String> options) {
    return List.of(CameraKind.PAGE);
  }

  @Override
  public Map<String, String> options() {
    return Map.of();
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of();
  }

  @Override
  public ColourMatrix screenMatrix(String codec) {
    return ColourMatrix.BT601;
  }

  @Override
  public BrowserDriver driver(Stage stage, End end) throws IOException {
    return FirefoxDriver.prepare(stage, end, program);
  }

  @Override
  public String openCamera(Stage stage) {
    return "openCanvas(%d, %d, %d)"
        .formatted(stage.size().width(), stage.size().height(), Relay.CAMERA_PORT);
  }

  @Override
  public Map<String, String> facts(Stage stage) {
    return Map.of(
        "Camera",
        "pictures handed to the page over a socket beside the link, which paints them on a canvas");
  }
}
