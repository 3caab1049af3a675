package testbed.analyzer.display;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An X server without hardware, of our own: a free display number, no pointer, no network, its
 * frame buffer in a file. It dies with the thread that started it.
 */
public final class XvfbServer implements AutoCloseable {
  private static final String PROGRAM = "Xvfb";
  private static final String FRAME_BUFFER = "Xvfb_screen0";
  private static final long PATIENCE_MS = 2000;

  private final Process process;
  private final Path directory;
  private final String display;

  private XvfbServer(Process process, Path directory, String display) {
    this.process = process;
    this.directory = directory;
    this.display = display;
  }

  /**
   * Starts a server and waits until it serves.
   *
   * @param directory a folder of its own, for its frame buffer and its log
   * @param width of its screen, in pixels
   * @param height of its screen
   * @throws DisplayException when it is not installed or does not start
   */
  public static XvfbServer start(Path directory, int width, int height) throws DisplayException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("setpriv", "--pdeathsig", "KILL", PROGRAM, "-displayfd", "1"));
    command.addAll(List.of("-screen", "0", width + "x" + height + "x24"));
    command.addAll(List.of("-nolisten", "tcp", "-nocursor", "-fbdir", directory.toString()));
    Path log = directory.resolve("xvfb.log");
    Process process = null;
    try {
      Files.createDirectories(directory);
      process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
      String number = out.readLine();
      if (number == null) {
        throw new DisplayException("the display server did not start: " + reason(process, log));
      }
      return new XvfbServer(process, directory, ":" + number.strip());
    } catch (IOException e) {
      if (process != null) {
        process.destroyForcibly();
      }
      throw new DisplayException("the display server cannot be started: " + e.getMessage(), e);
    }
  }

  private static String reason(Process process, Path log) throws IOException {
    process.destroyForcibly();
    String text = Files.readString(log).strip();
    boolean missing = text.contains(PROGRAM) && text.contains("No such file");
    return missing || text.isEmpty()
        ? "Xvfb is not installed; on Debian and Ubuntu: apt-get install xvfb"
        : text.lines().reduce((first, second) -> second).orElseThrow();
  }

  /** The value of {@code DISPLAY} for programs. */
  public String display() {
    return display;
  }

  Path frameBuffer() {
    return directory.resolve(FRAME_BUFFER);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends the server and removes its frame buffer. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    frameBuffer().toFile().delete();
  }
}
