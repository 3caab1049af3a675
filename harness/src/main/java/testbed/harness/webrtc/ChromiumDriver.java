package testbed.harness.webrtc;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import testbed.shell.emulator.RunningProgram;

/**
 * Drives a Chromium. Its debugging pipe is a pair of named pipes in the run's own folder, so that
 * control neither crosses the link nor opens a port.
 */
final class ChromiumDriver implements BrowserDriver {
  /** Gives the program its debugging pipe as the file descriptors 3 (in) and 4 (out). */
  private static final String WITH_PIPE = "exec 3<\"$1\" 4>\"$2\"; shift 2; exec \"$@\" </dev/null";

  private final String name;
  private final BrowserStart start;
  private final Path in;
  private final Path out;
  private DebuggingPipe pipe;
  private String version = "";

  private ChromiumDriver(String name, BrowserStart start, Path in, Path out) {
    this.name = name;
    this.start = start;
    this.in = in;
    this.out = out;
  }

  /**
   * Prepares for a browser.
   *
   * @param role whose it is, for messages and files
   * @param folder for its pipes
   */
  static ChromiumDriver prepare(
      String role, List<String> command, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    Path in = folder.resolve(role + ".devtools-in");
    Path out = folder.resolve(role + ".devtools-out");
    makePipe(in);
    makePipe(out);
    List<Path> pipes = List.of(in, out);
    BrowserStart start = BrowserStart.through(WITH_PIPE, pipes, command, environment, pipes);
    return new ChromiumDriver("the " + role + "'s browser", start, in, out);
  }

  @Override
  public BrowserStart start() {
    return start;
  }

  @Override
  public Page open(RunningProgram started, String address)
      throws IOException, BrowserException, InterruptedException {
    DebuggingPipe opened =
        new DebuggingPipe(
            name,
            Channels.newInputStream(open(out).getChannel()),
            Channels.newOutputStream(open(in).getChannel()));
    pipe = opened;
    var _ =
        started
            .exitFuture()
            .thenAccept(status -> opened.browserDied("it ended with status " + status));
    Page page = DevToolsPage.open(opened, address);
    version =
        opened.call("", "Browser.getVersion", Map.of(), Page.PATIENCE).path("product").asString();
    return page;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public void quit(Duration patience) throws BrowserException, InterruptedException {
    pipe.call("", "Browser.close", Map.of(), patience);
  }

  @Override
  public void close() {
    if (pipe != null) {
      pipe.close();
    }
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
}
