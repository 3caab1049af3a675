package testbed.harness.webrtc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.harness.option.Size;
import testbed.harness.system.ScreenMargin;
import testbed.harness.system.Stage;
import testbed.shell.emulator.RunningProgram;
import testbed.shell.tun.End;
import tools.jackson.databind.JsonNode;

/**
 * Drives a Firefox. Its Marionette listens on the loopback interface of the browser's namespace; a
 * relay there brings the connection to a Unix socket in the run's own folder, so that control never
 * crosses the link.
 */
final class FirefoxDriver implements BrowserDriver {
  /** Makes the profile inside the sealed {@code /tmp} and starts the browser with it. */
  private static final String WITH_PROFILE =
      "mkdir -p \"$1\" && cp \"$2\" \"$1/user.js\" && shift 2 && exec \"$@\" </dev/null";

  private static final Duration LISTENS_WITHIN = Duration.ofSeconds(30);
  private static final long LOOK_MS = 10;

  private final String name;
  private final BrowserStart start;
  private final Optional<Size> window;
  private final ServerSocketChannel server;
  private final Relay relay;
  private MarionetteSocket marionette;
  private String version = "";

  private FirefoxDriver(
      Stage stage, End end, Path program, ServerSocketChannel server, Relay relay) {
    this.name = "the " + end.role() + "'s browser";
    this.window = end == End.RECEIVER ? Optional.of(stage.size()) : Optional.empty();
    this.start = start(stage, end, program);
    this.server = server;
    this.relay = relay;
  }

  private static BrowserStart start(Stage stage, End end, Path program) {
    Path profile = stage.scratch().resolve(end.role() + "-profile");
    Path preferences = preferences(stage, end);
    List<String> command =
        List.of(
            program.toString(),
            "--no-remote",
            "--profile",
            profile.toString(),
            "--marionette",
            end == End.RECEIVER ? "--kiosk" : "--headless",
            "about:blank");
    String home = stage.files().toString();
    Map<String, String> environment =
        end == End.RECEIVER
            ? Map.of("HOME", home, "MOZ_CRASHREPORTER_DISABLE", "1", "DISPLAY", stage.display())
            : Map.of("HOME", home, "MOZ_CRASHREPORTER_DISABLE", "1");
    return BrowserStart.through(
        WITH_PROFILE, List.of(profile, preferences), command, environment, List.of(preferences));
  }

  private static Path preferences(Stage stage, End end) {
    return stage.scratch().resolve(end.role() + "-preferences.js");
  }

  /** Prepares for the browser of one end: its preferences, and the way to its Marionette. */
  static FirefoxDriver prepare(Stage stage, End end, Path program) throws IOException {
    Files.writeString(
        preferences(stage, end),
        end == End.SENDER ? FirefoxPreferences.sender() : FirefoxPreferences.receiver());
    Path socket = stage.scratch().resolve(end.role() + ".marionette");
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
      server.configureBlocking(false);
      Relay relay =
          Relay.to(
              stage,
              end,
              FirefoxPreferences.MARIONETTE_PORT,
              socket,
              end.role() + "-marionette.log");
      return new FirefoxDriver(stage, end, program, server, relay);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  @Override
  public BrowserStart start() {
    return start;
  }

  @Override
  public Page open(RunningProgram started, String address)
      throws IOException, BrowserException, InterruptedException {
    MarionetteSocket opened = new MarionetteSocket(name, accept(started));
    marionette = opened;
    var _ =
        started
            .exitFuture()
            .thenAccept(status -> opened.browserDied("it ended with status " + status));
    JsonNode session = opened.call("WebDriver:NewSession", Map.of(), Page.PATIENCE);
    version = "Firefox/" + session.path("capabilities").path("browserVersion").asString("");
    MarionettePage page = MarionettePage.open(opened, address);
    if (window.isPresent()) {
      fill(page, window.get());
    }
    return page;
  }

  /** The connection that the relay makes as soon as the browser listens. */
  private SocketChannel accept(RunningProgram started)
      throws IOException, BrowserException, InterruptedException {
    long deadline = System.nanoTime() + LISTENS_WITHIN.toNanos();
    while (System.nanoTime() < deadline) {
      SocketChannel accepted = server.accept();
      if (accepted != null) {
        accepted.configureBlocking(true);
        return accepted;
      }
      if (!started.isAlive()) {
        throw new BrowserException(
            name + " ended with status " + started.exitFuture().getNow(-1) + " when it started");
      }
      Thread.sleep(LOOK_MS);
    }
    throw new BrowserException(
        name + " did not listen to Marionette within " + LISTENS_WITHIN.toSeconds() + " s");
  }

  /** Without a window manager, a window has the size of the screen only when it is told. */
  private void fill(Page page, Size video) throws BrowserException, InterruptedException {
    marionette.call(
        "WebDriver:SetWindowRect",
        Map.of(
            "x",
            0,
            "y",
            0,
            "width",
            video.width() + ScreenMargin.X,
            "height",
            video.height() + ScreenMargin.Y),
        Page.PATIENCE);
    JsonNode place =
        page.evaluate(
            "[mozInnerScreenX, mozInnerScreenY, innerWidth, innerHeight, devicePixelRatio]");
    boolean shown =
        place.path(0).asDouble() == 0
            && place.path(1).asDouble() == 0
            && place.path(2).asDouble() >= video.width()
            && place.path(3).asDouble() >= video.height()
            && place.path(4).asDouble() == 1;
    if (!shown) {
      throw new BrowserException(
          name + " does not fill its screen: x, y, width, height, pixel ratio " + place);
    }
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void quit(Duration patience) throws BrowserException, InterruptedException {
    marionette.call("Marionette:Quit", Map.of("flags", List.of("eForceQuit")), patience);
  }

  @Override
  public void close() {
    if (marionette != null) {
      marionette.close();
    }
    relay.close();
    try {
      server.close();
    } catch (IOException e) {
      // Its file goes with the folder that it is in.
      return;
    }
  }
}
