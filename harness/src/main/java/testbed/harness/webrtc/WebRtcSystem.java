package testbed.harness.webrtc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import testbed.analyzer.display.ColourMatrix;
import testbed.harness.system.CameraKind;
import testbed.harness.system.DisplayKind;
import testbed.harness.system.Need;
import testbed.harness.system.RunningSystem;
import testbed.harness.system.Stage;
import testbed.harness.system.SystemFailure;
import testbed.harness.system.SystemUnderTest;
import testbed.reports.model.RunManifest;
import testbed.shell.tun.End;

/** A one-way WebRTC call between two unmodified browsers of the same make. */
public final class WebRtcSystem implements SystemUnderTest {
  private static final String LAYERS = "layers";

  private final WebRtcVariant variant;
  private final BrowserMake make;

  private WebRtcSystem(WebRtcVariant variant, BrowserMake make) {
    this.variant = variant;
    this.make = make;
  }

  /** All variants, run by the browsers at {@code chrome} and at {@code firefox}. */
  public static List<SystemUnderTest> all(Path chrome, Path firefox) {
    List<SystemUnderTest> all = new ArrayList<>();
    WebRtcVariant.OF_CHROMIUM.forEach(
        variant -> all.add(new WebRtcSystem(variant, new Chromium(chrome))));
    WebRtcVariant.OF_FIREFOX.forEach(
        variant -> all.add(new WebRtcSystem(variant, new Firefox(firefox))));
    return all;
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
    return cameras(options()).getFirst();
  }

  @Override
  public List<CameraKind> cameras(Map<String, String> options) {
    return make.cameras(options);
  }

  @Override
  public DisplayKind display() {
    return DisplayKind.XVFB;
  }

  @Override
  public ColourMatrix screenMatrix() {
    return screenMatrixByHabit();
  }

  private ColourMatrix screenMatrixByHabit() {
    return make.screenMatrix(variant.codec());
  }

  @Override
  public boolean usesLink() {
    return true;
  }

  @Override
  public List<Need> needs() {
    return List.of(make.need(), new Need("Xvfb", "xvfb"));
  }

  @Override
  public Map<String, String> options() {
    Map<String, String> options = new HashMap<>(make.options());
    if (!variant.scalabilityModes().isEmpty()) {
      options.put(LAYERS, variant.scalabilityModes().getFirst());
    }
    return options;
  }

  @Override
  public Map<String, List<String>> choices() {
    Map<String, List<String>> choices = new HashMap<>(make.choices());
    choices.put(LAYERS, variant.scalabilityModes());
    return choices;
  }

  /**
   * The sender's browser is started first: what it does on its own account in the seconds after
   * that is done while the receiver's starts, and not while pictures are to be filmed.
   */
  @Override
  public RunningSystem start(Stage stage) throws SystemFailure, InterruptedException {
    Optional<Relay> relay = Relay.ofCamera(stage);
    Browser sender = null;
    Browser receiver = null;
    try {
      sender = Browser.start(stage, End.SENDER, make);
      receiver = Browser.start(stage, End.RECEIVER, make);
      openCamera(sender, stage);
      return new Call(stage, sender, receiver, relay);
    } catch (SystemFailure | InterruptedException e) {
      Stream.of(sender, receiver).filter(Objects::nonNull).forEach(Browser::close);
      relay.ifPresent(Relay::close);
      throw e;
    }
  }

  /** Asks for the camera; the answer comes when the camera has delivered, see {@code connect}. */
  private void openCamera(Browser sender, Stage stage) throws SystemFailure, InterruptedException {
    try {
      sender.page().evaluate("(window.camera = " + make.openCamera(stage) + ", true)");
    } catch (BrowserException e) {
      throw new SystemFailure("opening the camera", e.getMessage());
    }
  }

  /** The two browsers of one run. */
  private final class Call implements RunningSystem {
    private final Stage stage;
    private final Browser sender;
    private final Browser receiver;
    private final Optional<Relay> relay;
    private StatsLog senderStats;
    private StatsLog receiverStats;

    Call(Stage stage, Browser sender, Browser receiver, Optional<Relay> relay) {
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
                            Script.quoted(variant.codec()),
                            Script.quoted(stage.options().getOrDefault(LAYERS, ""))))
                .asString();
        String answer =
            receiver
                .page()
                .evaluate(
                    "answer(%s, %d, %d)"
                        .formatted(
                            Script.quoted(offer), stage.size().width(), stage.size().height()))
                .asString();
        sender.page().evaluate("accept(" + Script.quoted(answer) + ")");
        receiver.page().evaluate("connected()");
      } catch (BrowserException e) {
        throw new SystemFailure("connecting the browsers", e.getMessage());
      }
      senderStats = new StatsLog(sender.page(), stage.work().resolve(BrowserAccount.SENDER));
      receiverStats = new StatsLog(receiver.page(), stage.work().resolve(BrowserAccount.RECEIVER));
      // The first answers take longest, which would meet the first pictures.
      senderStats.awaitFirst();
      receiverStats.awaitFirst();
    }

    @Override
    public Optional<SystemFailure> failure() {
      Optional<SystemFailure> ended = sender.failure().or(receiver::failure).or(this::relayFailure);
      return senderStats == null
          ? ended
          : ended.or(() -> silence(sender, senderStats)).or(() -> silence(receiver, receiverStats));
    }

    /** A browser that dies stops answering, which may show first. */
    private static Optional<SystemFailure> silence(Browser browser, StatsLog stats) {
      Optional<SystemFailure> silent = stats.failure();
      return silent.isEmpty() ? silent : browser.failureSoon().or(() -> silent);
    }

    /**
     * A browser that dies, or whose page does, takes its connection to the camera with it, which
     * may show first.
     */
    private Optional<SystemFailure> relayFailure() {
      Optional<SystemFailure> ended = relay.flatMap(Relay::failure);
      return ended.isEmpty() ? ended : sender.lastWords().or(() -> ended);
    }

    @Override
    public Optional<ColourMatrix> screenMatrix() {
      if (receiverStats == null) {
        return Optional.empty();
      }
      return switch (receiverStats.picture().path("matrix").asString("")) {
        case "smpte170m", "bt470bg" -> Optional.of(ColourMatrix.BT601);
        case "bt709" -> Optional.of(ColourMatrix.BT709);
        default -> Optional.empty();
      };
    }

    @Override
    public Map<String, String> facts() {
      Map<String, String> facts = new HashMap<>(make.facts(stage));
      facts.put(make.name(), sender.version());
      facts.put(
          RunManifest.Programs.SHOWN_MATRIX,
          screenMatrix()
              .map(matrix -> matrix + ", by the page's account")
              .orElse(screenMatrixByHabit() + ", the page did not say"));
      return facts;
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
      relay.ifPresent(Relay::close);
    }
  }
}
