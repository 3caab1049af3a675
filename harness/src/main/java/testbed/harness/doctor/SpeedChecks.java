package testbed.harness.doctor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** How fast and how punctual the machine is. */
final class SpeedChecks {
  private static final int SLEEPS = 300;
  private static final long SLEEP_NS = 1_000_000;
  private static final int SPOOL_BYTES = 64 * 1024 * 1024;
  private static final double ENOUGH_MB_PER_SECOND = 60;
  private static final double PUNCTUAL_US = 2_000;

  private SpeedChecks() {}

  static List<Check> all() {
    return List.of(SpeedChecks::processors, SpeedChecks::punctuality, SpeedChecks::disk);
  }

  private static Finding processors() {
    int cores = Runtime.getRuntime().availableProcessors();
    if (cores >= 4) {
      return Finding.good("processors", cores + " cores");
    }
    return Finding.limited(
        "processors",
        cores + " cores",
        "stay at 640x360 and 30 frames a second with real programs, or use --clock virtual",
        "");
  }

  private static Finding punctuality() {
    double[] lateUs = new double[SLEEPS];
    for (int i = 0; i < SLEEPS; i++) {
      long due = System.nanoTime() + SLEEP_NS;
      for (long left = SLEEP_NS; left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      lateUs[i] = (System.nanoTime() - due) / 1e3;
    }
    Arrays.sort(lateUs);
    double p99 = lateUs[SLEEPS * 99 / 100];
    String found =
        String.format(
            Locale.ROOT,
            "a sleep of 1 ms ends %.0f us late (median), %.0f us (p99)",
            lateUs[SLEEPS / 2],
            p99);
    if (p99 <= PUNCTUAL_US) {
      return Finding.good("punctuality", found);
    }
    return Finding.limited(
        "punctuality",
        found,
        "the machine is busy now; real-time runs may come out invalid",
        "stop other programs, or use --clock virtual");
  }

  private static Finding disk() {
    String name = "spool disk";
    try {
      Path file = Files.createTempFile("testbed-doctor", ".spool");
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        ByteBuffer block = ByteBuffer.allocateDirect(1024 * 1024);
        long begin = System.nanoTime();
        for (int done = 0; done < SPOOL_BYTES; done += block.capacity()) {
          block.clear();
          while (block.hasRemaining()) {
            channel.write(block);
          }
        }
        channel.force(false);
        double rate = SPOOL_BYTES / 1e6 / ((System.nanoTime() - begin) / 1e9);
        String found =
            String.format(Locale.ROOT, "%.0f MB/s written to %s", rate, file.getParent());
        return rate >= ENOUGH_MB_PER_SECOND
            ? Finding.good(name, found)
            : Finding.limited(name, found, "large pictures may not be captured in time", "");
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      return Finding.missing(
          name,
          "cannot write: " + e.getMessage(),
          "nothing can be captured",
          "free space in " + System.getProperty("java.io.tmpdir"));
    }
  }
}
