package testbed.reports.model;

import java.nio.file.Path;
import testbed.reports.model.RunManifest.Settings;

/**
 * What a run can have been, at the most: figures and charts are made for every second and every
 * picture of it, and a manifest that says more would take memory without end.
 */
final class RunRanges {
  private static final double MOST_SECONDS = 1e6;
  private static final double MOST_FPS = 1000;
  private static final double MOST_PIXELS = 1 << 14;

  private RunRanges() {}

  /** Refuses settings that no run has. */
  static void check(Path file, Settings settings) throws UnreadableRunException {
    check(file, "duration_s", settings.durationS(), MOST_SECONDS);
    check(file, "warmup_s", settings.warmupS(), MOST_SECONDS);
    check(file, "fps", settings.fps(), MOST_FPS);
    check(file, "width", settings.width(), MOST_PIXELS);
    check(file, "height", settings.height(), MOST_PIXELS);
  }

  private static void check(Path file, String name, double value, double most)
      throws UnreadableRunException {
    if (!(value >= 0 && value <= most)) {
      throw new UnreadableRunException(
          file, "settings.%s is %s, not 0 to %.0f".formatted(name, value, most));
    }
  }
}
