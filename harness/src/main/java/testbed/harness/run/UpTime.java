package testbed.harness.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long ago this machine was started, the times that it slept included. */
final class UpTime {
  private static final Path FILE = Path.of("/proc/uptime");

  private UpTime() {}

  /** In nanoseconds, to the hundredth of a second ({@code CLOCK_BOOTTIME}). */
  static long ns() {
    try {
      String text = Files.readString(FILE);
      return Math.round(Double.parseDouble(text.substring(0, text.indexOf(' '))) * 1e9);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}
