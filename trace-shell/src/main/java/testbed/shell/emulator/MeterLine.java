package testbed.shell.emulator;

import java.util.Locale;
import testbed.shell.tun.LiveCounts;

/** One direction between two looks at it, as a line for people. */
final class MeterLine {
  private static final int BAR = 20;
  private static final double OPPORTUNITY_BITS = 8 * 1504.0;

  private MeterLine() {}

  /** The line; the bar is the rate as a part of what the link could deliver. */
  static String of(String direction, LiveCounts before, LiveCounts now) {
    double seconds = Math.max(1e-3, (now.atNs() - before.atNs()) / 1e9);
    double rate = 8 * (now.counts().departedBytes() - before.counts().departedBytes()) / seconds;
    double capacity =
        OPPORTUNITY_BITS
            * (now.counts().opportunities() - before.counts().opportunities())
            / seconds;
    long departed = now.counts().departedPackets() - before.counts().departedPackets();
    double waitMs =
        departed == 0 ? 0 : (now.counts().waitedNs() - before.counts().waitedNs()) / 1e6 / departed;
    int full = capacity == 0 ? 0 : Math.clamp(Math.round(BAR * rate / capacity), 0, BAR);
    return String.format(
        Locale.ROOT,
        "%-8s %s%s %7.2f of %s Mbit/s | queue %5d | delay %7.1f ms | dropped %d",
        direction,
        "#".repeat(full),
        ".".repeat(BAR - full),
        rate / 1e6,
        capacity == 0 ? "     -" : String.format(Locale.ROOT, "%6.2f", capacity / 1e6),
        now.inside(),
        waitMs,
        now.counts().dropped().values().stream().mapToLong(Long::longValue).sum());
  }
}
