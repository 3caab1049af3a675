package testbed.harness.webrtc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.analyzer.display.ColourMatrix;
import testbed.harness.system.CameraKind;
import testbed.harness.system.Need;
import testbed.harness.system.Stage;
import testbed.shell.tun.End;

/** Chromium: films a file of ours or pictures that its page is handed, heeds a debugging pipe. */
record Chromium(Path program) implements BrowserMake {
  private static final String SMOOTH = "smooth";
  private static final String HINT = "hint";
  private static final String CAMERA = "camera";
  private static final String AUTO = "auto";
  private static final String FILE = "file";
  private static final String PAGE = "page";

  @Override
  public String name() {
    return "Chromium";
  }

  @Override
  public Need need() {
    return new Need(program.toString(), "chromium");
  }

  @Override
  public List<CameraKind> cameras(Map<String, String> options) {
    return switch (options.getOrDefault(CAMERA, AUTO)) {
      case FILE -> List.of(CameraKind.FUSE);
      case PAGE -> List.of(CameraKind.PAGE);
      default -> List.of(CameraKind.FUSE, CameraKind.PAGE);
    };
  }

  @Override
  public Map<String, String> options() {
    return Map.of(SMOOTH, "false", HINT, "", CAMERA, AUTO);
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of(
        SMOOTH,
        List.of("false", "true"),
        HINT,
        List.of("", "motion", "detail", "text"),
        CAMERA,
        List.of(AUTO, FILE, PAGE));
  }

  /** BT.601 for VP8, BT.709 for everything else; the page is asked when it shows. */
  @Override
  public ColourMatrix screenMatrix(String codec) {
    return codec.equals("VP8") ? ColourMatrix.BT601 : ColourMatrix.BT709;
  }

  @Override
  public BrowserDriver driver(Stage stage, End end) throws IOException, InterruptedException {
    if (end == End.SENDER) {
      List<String> command =
          ChromiumFlags.sender(
              program, stage.scratch().resolve("sender-profile"), fakeCamera(stage));
      return ChromiumDriver.prepare("sender", command, Map.of(), stage.scratch());
    }
    boolean smooth = stage.options().getOrDefault(SMOOTH, "false").equals("true");
    List<String> command =
        ChromiumFlags.receiver(
            program, stage.scratch().resolve("receiver-profile"), stage.size(), smooth);
    return ChromiumDriver.prepare(
        "receiver", command, Map.of("DISPLAY", stage.display()), stage.scratch());
  }

  @Override
  public String openCamera(Stage stage) {
    boolean file = fakeCamera(stage).isPresent();
    return "%s(%d, %d, %d, %s)"
        .formatted(
            file ? "openCamera" : "openFeed",
            stage.size().width(),
            stage.size().height(),
            file ? stage.fps() : Relay.CAMERA_PORT,
            Script.quoted(stage.options().getOrDefault(HINT, "")));
  }

  @Override
  public Map<String, String> facts(Stage stage) {
    return Map.of(
        "Camera",
        fakeCamera(stage).isPresent()
            ? "Chromium's file camera, a file that this program serves at its tick (FUSE)"
            : "pictures handed to the page over a socket beside the link",
        "Chromium's own sandbox",
        ChromiumFlags.sandboxed()
            ? "on"
            : "off: it refuses to run as root, the sealed namespaces stand in");
  }

  /** The file that it takes for a camera, where there is one. */
  private static Optional<Path> fakeCamera(Stage stage) {
    return stage.cameraKind() == CameraKind.FUSE ? Optional.of(stage.camera()) : Optional.empty();
  }
}
