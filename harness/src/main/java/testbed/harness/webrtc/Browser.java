package testbed.harness.webrtc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.harness.system.Sealing;
import testbed.harness.system.Stage;
import testbed.harness.system.SystemFailure;
import testbed.shell.emulator.RunningProgram;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;

/**
 * One browser in one namespace. Its debugging pipe is a pair of named pipes in the run's own
 * folder, so that control neither crosses the link nor opens a port.
 */
final class Browser implements AutoCloseable {
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  /** Gives the program its debugging pipe as the file descriptors 3 (in) and 4 (out). */
  private static final String WITH_PIPE = "exec 3<\"$1\" 4>\"$2\"; shift 2; exec \"$@\" </dev/null";

  private final String role;
  private final List<String> command;
  private final RunningProgram program;
  private final DebuggingPipe pipe;
  private final Page page;
  private final String version;

  private Browser(
      String role, List<String> command, RunningProgram program, DebuggingPipe pipe, Page page)
      throws BrowserException, InterruptedException {
    this.role = role;
    this.command = command;
    this.program = program;
    this.pipe = pipe;
    this.page = page;
    this.version =
        pipe.call("", "Browser.getVersion", Map.of(), GOODBYE).path("product").asString();
  }

  /**
   * Starts a browser and opens the call's page in it.
   *
   * @param command its command line
   * @param environment what its environment needs beyond the usual
   */
  static Browser start(Stage stage, End end, List<String> command, Map<String, String> environment)
      throws SystemFailure, InterruptedException {
    String role = end == End.SENDER ? "sender" : "receiver";
    Path in = stage.scratch().resolve(role + ".devtools-in");
    Path out = stage.scratch().resolve(role + ".devtools-out");
    Path log = stage.work().resolve(role + ".log");
    RunningProgram program = null;
    DebuggingPipe pipe = null;
    try {
      makePipe(in);
      makePipe(out);
      List<String> words = new ArrayList<>(List.of("sh", "-c", WITH_PIPE, "sh"));
      words.add(in.toString());
      words.add(out.toString());
      words.addAll(command);
      EndProgram browser = new EndProgram(words, environment, stage.files(), log, log);
      List<Path> seen = List.of(in, out, callPage(stage), Path.of(command.getFirst()));
      program = stage.network().launch(end, Sealing.seal(stage, browser, seen));
      pipe = new DebuggingPipe("the " + role + "'s browser", reading(out), writing(in));
      RunningProgram started = program;
      DebuggingPipe opened = pipe;
      var _ =
          program
              .exitFuture()
              .thenAccept(status -> opened.browserDied("it ended with status " + status));
      Page page = Page.open(pipe, callPage(stage).toUri().toString());
      return new Browser(role, command, started, pipe, page);
    } catch (IOException | BrowserException e) {
      if (program != null) {
        stop(program);
      }
      if (pipe != null) {
        pipe.close();
      }
      throw new SystemFailure(
          "starting the " + role + "'s browser", String.valueOf(e.getMessage()));
    }
  }

  Page page() {
    return page;
  }

  /** As the browser calls itself, for example {@code Chrome/156.0.8078.79}. */
  String version() {
    return version;
  }

  List<String> command() {
    return command;
  }

  Optional<SystemFailure> failure() {
    if (program.isAlive()) {
      return Optional.empty();
    }
    return Optional.of(
        new SystemFailure(
            "running the " + role + "'s browser",
            "the "
                + role
                + "'s browser ended with status "
                + program.exitFuture().getNow(-1)
                + "; its output is in system/"
                + role
                + ".log"));
  }

  @Override
  public void close() {
    try {
      if (program.isAlive()) {
        pipe.call("", "Browser.close", Map.of(), GOODBYE);
      }
    } catch (BrowserException e) {
      // It is stopped below, whatever it says to that.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    pipe.close();
    stop(program);
  }

  private static void stop(RunningProgram program) {
    try {
      program.stop();
    } catch (IOException e) {
      // The emulator has gone, and took the browser with it.
      program.exitFuture().complete(-1);
    }
  }

  private static Path callPage(Stage stage) throws IOException {
    Path page = stage.scratch().resolve("call.html");
    if (!Files.exists(page)) {
      try (InputStream in = Browser.class.getResourceAsStream("call.html")) {
        Files.copy(in, page);
      }
    }
    return page;
  }

  private static void makePipe(Path path) throws IOException, InterruptedException {
    int status = new ProcessBuilder("mkfifo", "-m", "600", path.toString()).start().waitFor();
    if (status != 0) {
      throw new IOException("cannot make the pipe " + path);
    }
  }

  /**
   * Opens a named pipe for both directions, which on Linux never waits for the other side. That the
   * browser is gone shows by the end of its process.
   */
  private static RandomAccessFile open(Path path) throws IOException {
    return new RandomAccessFile(path.toFile(), "rw");
  }

  private static InputStream reading(Path path) throws IOException {
    return Channels.newInputStream(open(path).getChannel());
  }

  private static OutputStream writing(Path path) throws IOException {
    return Channels.newOutputStream(open(path).getChannel());
  }
}
