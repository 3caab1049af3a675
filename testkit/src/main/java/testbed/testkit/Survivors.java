package testbed.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Processes that go on where they should have ended. */
public final class Survivors {
  private static final long LOOK_EVERY_MS = 10;

  private Survivors() {}

  /**
   * Waits until none of these lives, but no longer than told; returns those that still do.
   *
   * @param within what is promised; nothing waits for it when all have ended before
   */
  public static List<String> of(Collection<ProcessHandle> processes, Duration within)
      throws InterruptedException {
    long deadline = System.nanoTime() + within.toNanos();
    while (processes.stream().anyMatch(Survivors::lives) && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_EVERY_MS);
    }
    return processes.stream()
        .filter(Survivors::lives)
        .map(process -> process.pid() + " " + process.info())
        .toList();
  }

  /**
   * Whether a process runs. One that has ended is listed until its parent has asked about it, which
   * may take a busy machine's first process some time, and {@link ProcessHandle#isAlive} says until
   * then that it lives.
   */
  public static boolean lives(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return process.isAlive() && stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
    } catch (IOException e) {
      return false;
    }
  }
}
