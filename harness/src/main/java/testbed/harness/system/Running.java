package testbed.harness.system;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import testbed.shell.emulator.RunningProgram;

/**
 * One program of a system, started.
 *
 * @param role {@code sender} or {@code receiver}
 * @param command its command line
 * @param output the file that takes its standard output and standard error
 * @param program the handle on it
 */
record Running(String role, List<String> command, Path output, RunningProgram program) {
  private static final int LAST_WORDS = 200;
  private static final int TAIL_BYTES = 1 << 16;

  /**
   * Waits for it to be ready, if {@code now} is what waits for that.
   *
   * @throws SystemFailure when it does not become ready; it still runs then
   */
  void awaitReady(Readiness readiness, Readiness.Before now, Duration patience)
      throws SystemFailure, InterruptedException {
    if (!(readiness instanceof Readiness.UdpPort(int port, Readiness.Before before))
        || before != now) {
      return;
    }
    try {
      program.awaitUdpPort(port, patience);
    } catch (IOException e) {
      throw new SystemFailure(
          "waiting for the " + role, "the " + role + ": " + e.getMessage() + lastWords());
    }
  }

  Optional<SystemFailure> failure() {
    if (program.isAlive()) {
      return Optional.empty();
    }
    String how = program.exitFuture().isDone() ? " with status " + program.exitFuture().join() : "";
    return Optional.of(
        new SystemFailure("running the " + role, "the " + role + " ended" + how + lastWords()));
  }

  /** Ends it. When the emulator has gone, it took the program with it. */
  void stop() {
    try {
      program.stop();
    } catch (IOException e) {
      program.exitFuture().complete(-1);
    }
  }

  /** Ends both. */
  void stopWith(Running other) {
    try {
      program.stopWith(other.program());
    } catch (IOException e) {
      program.exitFuture().complete(-1);
      other.program().exitFuture().complete(-1);
    }
  }

  /** The last line that the program wrote, as part of a sentence; what it says is its own word. */
  private String lastWords() {
    try {
      String text = tail(output);
      String last = text.strip().lines().reduce((a, b) -> b).orElse("");
      String clean = last.replaceAll("[^\\x20-\\x7e]", "?");
      return last.isEmpty()
          ? ""
          : "; its last words: " + clean.substring(0, Math.min(LAST_WORDS, clean.length()));
    } catch (IOException e) {
      return "";
    }
  }

  /** The end of what it wrote, which may be as much as the quota lets it. */
  private static String tail(Path file) throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      in.position(Math.max(0, in.size() - TAIL_BYTES));
      ByteBuffer tail = ByteBuffer.allocate(TAIL_BYTES);
      while (tail.hasRemaining() && in.read(tail) >= 0) {}
      return new String(tail.array(), 0, tail.position(), StandardCharsets.ISO_8859_1);
    }
  }
}
