package testbed.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** How this process was started, as far as signals go. */
public final class Signals {
  private static final long INTERRUPT = 1L << (2 - 1);
  private static final String IGNORED = "SigIgn:";

  private Signals() {}

  /**
   * Skips the calling test where this process, and so each that it starts, ignores SIGINT: so it is
   * under {@code nohup}, and in the background of a script.
   */
  public static void requireInterrupts() throws IOException {
    boolean ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith(IGNORED))
            .mapToLong(line -> Long.parseUnsignedLong(line.substring(IGNORED.length()).strip(), 16))
            .anyMatch(mask -> (mask & INTERRUPT) != 0);
    Assumptions.assumeFalse(
        ignored, "skipped: these tests were started with SIGINT ignored, as nohup does");
  }
}
