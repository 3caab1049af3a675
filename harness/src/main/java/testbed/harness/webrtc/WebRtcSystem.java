package testbed.harness.webrtc;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.harness.system.CameraKind;
import testbed.harness.system.DisplayKind;
import testbed.harness.system.Need;
import testbed.harness.system.RunningSystem;
import testbed.harness.system.Stage;
import testbed.harness.system.SystemFailure;
import testbed.harness.system.SystemUnderTest;
import testbed.shell.tun.End;
import tools.jackson.databind.json.JsonMapper;

/** A one-way WebRTC call between two unmodified Chromium browsers. */
public final class WebRtcSystem implements SystemUnderTest {
  private static final String SMOOTH = "smooth";
  private static final String HINT = "hint";
  private static final String CAMERA = "camera";
  private static final String LAYERS = "layers";
  private static final String AUTO = "auto";
  private static final String FILE = "file";
  private static final String PAGE = "page";

  /** In the sender's namespace, in which nobody else is. */
  private static final int RELAY_PORT = 4000;

  private final WebRtcVariant variant;
  private final Path chrome;

  private WebRtcSystem(WebRtcVariant variant, Path chrome) {
    this.variant = variant;
    this.chrome = chrome;
  }

  /** All variants, run by the browser at {@code chrome}. */
  public static List<SystemUnderTest> all(Path chrome) {
    return WebRtcVariant.ALL.stream()
        .<SystemUnderTest>map(variant -> new WebRtcSystem(variant, chrome))
        .toList();
  }

  @Override
  public String name() {
    return variant.name();
  }

  @Override
  public String summary() {
    return variant.summary();
  }

  @Override
  public CameraKind camera() {
    return CameraKind.FUSE;
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
  public DisplayKind display() {
    return DisplayKind.XVFB;
  }

  /**
   * Chromium's habit: BT.601 for VP8, BT.709 for everything else; the page is asked when it shows.
   */
  @Override
  public String screenMatrix() {
    return screenMatrixByHabit();
  }

  private String screenMatrixByHabit() {
    return variant.codec().equals("VP8") ? "BT601" : "BT709";
  }

  @Override
  public boolean usesLink() {
    return true;
  }

  @Override
  public List<Need> needs() {
    return List.of(new Need(chrome.toString(), "chromium"), new Need("Xvfb", "xvfb"));
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new HashMap<>(Map.of(SMOOTH, "false", HINT, "", CAMERA, AUTO));
    if (!variant.scalabilityModes().isEmpty()) {
      options.put(LAYERS, variant.scalabilityModes().getFirst());
    }
    return options;
  }

  @Override
  public Map<String, List<String>> choices() {
    return Map.of(
        SMOOTH,
        List.of("false", "true"),
        HINT,
        List.of("", "motion", "detail", "text"),
        CAMERA,
        List.of(AUTO, FILE, PAGE),
        LAYERS,
        variant.scalabilityModes());
  }

  @Override
  public RunningSystem start(Stage stage) throws SystemFailure, InterruptedException {
    boolean smooth = stage.options().getOrDefault(SMOOTH, "false").equals("true");
    List<String> receiverCommand =
        ChromiumFlags.receiver(
            chrome, stage.scratch().resolve("receiver-profile"), stage.size(), smooth);
    List<String> senderCommand =
        ChromiumFlags.sender(chrome, stage.scratch().resolve("sender-profile"), fakeCamera(stage));
    Relay relay = Relay.start(stage, RELAY_PORT);
    Browser receiver = null;
    try {
      receiver =
          Browser.start(stage, End.RECEIVER, receiverCommand, Map.of("DISPLAY", stage.display()));
      Browser sender = Browser.start(stage, End.SENDER, senderCommand, Map.of());
      openCamera(sender, stage);
      return new Call(stage, sender, receiver, relay);
    } catch (SystemFailure | InterruptedException e) {
      if (receiver != null) {
        receiver.close();
      }
      relay.close();
      throw e;
    }
  }

  /** The file that Chromium takes for a camera, where there is one. */
  private static Optional<Path> fakeCamera(Stage stage) {
    return stage.cameraKind() == CameraKind.FUSE ? Optional.of(stage.camera()) : Optional.empty();
  }

  /** Asks for the camera; the answer comes when the camera has delivered, see {@code connect}. */
  private static void openCamera(Browser sender, Stage stage)
      throws SystemFailure, InterruptedException {
    String hint = stage.options().getOrDefault(HINT, "");
    try {
      sender
          .page()
          .evaluate(
              "(window.camera = %s(%d, %d, %d, %s), true)"
                  .formatted(
                      fakeCamera(stage).isPresent() ? "openCamera" : "openFeed",
                      stage.size().width(),
                      stage.size().height(),
                      fakeCamera(stage).isPresent() ? stage.fps() : RELAY_PORT,
                      quoted(hint)));
    } catch (BrowserException e) {
      sender.close();
      throw new SystemFailure("opening the camera", e.getMessage());
    }
  }

  /** The two browsers of one run. */
  private final class Call implements RunningSystem {
    private final Stage stage;
    private final Browser sender;
    private final Browser receiver;
    private final Relay relay;
    private StatsLog senderStats;
    private StatsLog receiverStats;

    Call(Stage stage, Browser sender, Browser receiver, Relay relay) {
      this.stage = stage;
      this.sender = sender;
      this.receiver = receiver;
      this.relay = relay;
    }

    @Override
    public void connect() throws SystemFailure, InterruptedException {
      try {
        sender.page().evaluate("window.camera");
        String offer =
            sender
                .page()
                .evaluate(
                    "offer(%s, %s)"
                        .formatted(
                            quoted(variant.codec()),
                            quoted(stage.options().getOrDefault(LAYERS, ""))))
                .asString();
        String answer =
            receiver
                .page()
                .evaluate(
                    "answer(%s, %d, %d)"
                        .formatted(quoted(offer), stage.size().width(), stage.size().height()))
                .asString();
        sender.page().evaluate("accept(" + quoted(answer) + ")");
        receiver.page().evaluate("connected()");
      } catch (BrowserException e) {
        throw new SystemFailure("connecting the browsers", e.getMessage());
      }
      senderStats = new StatsLog(sender.page(), stage.work().resolve(SenderAccount.FILE));
      receiverStats = new StatsLog(receiver.page(), stage.work().resolve("receiver-stats.jsonl"));
    }

    @Override
    public Optional<SystemFailure> failure() {
      Optional<SystemFailure> ended = sender.failure().or(receiver::failure).or(relay::failure);
      return senderStats == null
          ? ended
          : ended.or(senderStats::failure).or(receiverStats::failure);
    }

    @Override
    public Optional<String> screenMatrix() {
      if (receiverStats == null) {
        return Optional.empty();
      }
      return switch (receiverStats.picture().path("matrix").asString("")) {
        case "smpte170m", "bt470bg" -> Optional.of("BT601");
        case "bt709" -> Optional.of("BT709");
        default -> Optional.empty();
      };
    }

    @Override
    public Map<String, String> facts() {
      return Map.of(
          "Camera",
          stage.cameraKind() == CameraKind.FUSE
              ? "Chromium's file camera, a file that this program serves at its tick (FUSE)"
              : "pictures handed to the page over a socket beside the link",
          "Chromium's own sandbox",
          ChromiumFlags.sandboxed()
              ? "on"
              : "off: it refuses to run as root, the sealed namespaces stand in",
          "Chromium",
          sender.version(),
          "Colour matrix of the shown video",
          screenMatrix()
              .map(matrix -> matrix + ", by the page's account")
              .orElse(screenMatrixByHabit() + ", the page did not say"));
    }

    @Override
    public List<String> senderCommand() {
      return sender.command();
    }

    @Override
    public List<String> receiverCommand() {
      return receiver.command();
    }

    @Override
    public void close() {
      if (senderStats != null) {
        senderStats.close();
        receiverStats.close();
      }
      sender.close();
      receiver.close();
      relay.close();
    }
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }
}
