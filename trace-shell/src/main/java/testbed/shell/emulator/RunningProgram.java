package testbed.shell.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** A program at one end of the link. Thread-safe. */
public final class RunningProgram {
  private static final long LOOK_EVERY_MS = 10;

  private final EmulatorProcess emulator;
  private final long id;
  private final long pid;
  private final CompletableFuture<Integer> exit;

  RunningProgram(EmulatorProcess emulator, long id, long pid, CompletableFuture<Integer> exit) {
    this.emulator = emulator;
    this.id = id;
    this.pid = pid;
    this.exit = exit;
  }

  /** The process that the program runs under, as the host numbers it. */
  public long pid() {
    return pid;
  }

  /** Whether it has not ended yet. */
  public boolean isAlive() {
    return !exit.isDone();
  }

  /** Completes with its exit code; 128 and the signal's number when it was killed. */
  public CompletableFuture<Integer> exitFuture() {
    return exit.copy();
  }

  /**
   * Waits until somebody at this end receives on a UDP port.
   *
   * @throws IOException when the program ends before, or the time is over
   */
  public void awaitUdpPort(int port, Duration atMost) throws IOException, InterruptedException {
    String wanted = String.format(Locale.ROOT, ":%04X", port);
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!isOpen(wanted)) {
      if (!isAlive()) {
        throw new IOException(
            "the program ended with " + exit.getNow(-1) + " before it opened UDP port " + port);
      }
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "the program did not open UDP port " + port + " within " + atMost.toMillis() + " ms");
      }
      Thread.sleep(LOOK_EVERY_MS);
    }
  }

  private boolean isOpen(String wanted) throws IOException {
    for (String table : List.of("udp", "udp6")) {
      try {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
          String[] words = line.strip().split("\\s+", -1);
          if (words.length > 1 && words[1].endsWith(wanted)) {
            return true;
          }
        }
      } catch (IOException e) {
        if (!(e instanceof NoSuchFileException) && isAlive()) {
          throw e;
        }
      }
    }
    return false;
  }

  /** Asks it to end, and within two seconds ends it and everything that it started. */
  public void stop() throws IOException {
    if (isAlive()) {
      emulator.stop(List.of(id));
    }
  }

  /** Asks it and another one of the same emulator to end, as {@link #stop} does, at once. */
  public void stopWith(RunningProgram other) throws IOException {
    emulator.stop(List.of(id, other.id));
  }
}
