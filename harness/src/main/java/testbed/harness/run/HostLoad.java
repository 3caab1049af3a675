package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reading of the kernel's own account of how busy the processors have been since it started.
 *
 * @param stalledUs microseconds in which some task was ready to run but had no processor ({@code
 *     /proc/pressure/cpu}); 0 where the kernel does not say
 * @param diskStalledUs microseconds in which every task that could run waited for the disk ({@code
 *     /proc/pressure/io}); 0 where the kernel does not say
 * @param busyTicks processor time that was used, all processors, in ticks ({@code /proc/stat})
 * @param stolenTicks processor time that the hypervisor gave to others, in ticks
 * @param allTicks processor time that there was, in ticks
 * @param atNs {@link System#nanoTime()} of the reading
 */
record HostLoad(
    long stalledUs,
    long diskStalledUs,
    long busyTicks,
    long stolenTicks,
    long allTicks,
    long atNs) {
  private static final Pattern SOME = Pattern.compile("some .*total=([0-9]+)");
  private static final Pattern FULL = Pattern.compile("(?s).*full .*total=([0-9]+).*");

  static HostLoad read() {
    long[] ticks = new long[10];
    String[] words = firstLine(Path.of("/proc/stat")).split(" +");
    for (int i = 1; i < words.length && i <= ticks.length; i++) {
      ticks[i - 1] = Long.parseLong(words[i]);
    }
    long idle = ticks[3] + ticks[4];
    long stolen = ticks[7];
    long all = 0;
    for (int i = 0; i < 8; i++) {
      all += ticks[i];
    }
    Matcher some = SOME.matcher(firstLine(Path.of("/proc/pressure/cpu")));
    long stalled = some.find() ? Long.parseLong(some.group(1)) : 0;
    Matcher full = FULL.matcher(text(Path.of("/proc/pressure/io")));
    long disk = full.matches() ? Long.parseLong(full.group(1)) : 0;
    return new HostLoad(stalled, disk, all - idle - stolen, stolen, all, System.nanoTime());
  }

  /** The part of the time since {@code earlier} in which some task waited for a processor, 0..1. */
  double stalledSince(HostLoad earlier) {
    return ratio((stalledUs - earlier.stalledUs) * 1000, atNs - earlier.atNs);
  }

  /** The part of the time since {@code earlier} in which everything waited for the disk, 0..1. */
  double diskStalledSince(HostLoad earlier) {
    return ratio((diskStalledUs - earlier.diskStalledUs) * 1000, atNs - earlier.atNs);
  }

  /** The part of all processor time since {@code earlier} that was used, 0..1. */
  double busySince(HostLoad earlier) {
    return ratio(busyTicks - earlier.busyTicks, allTicks - earlier.allTicks);
  }

  /** The part of all processor time since {@code earlier} that the hypervisor took, 0..1. */
  double stolenSince(HostLoad earlier) {
    return ratio(stolenTicks - earlier.stolenTicks, allTicks - earlier.allTicks);
  }

  private static double ratio(long part, long whole) {
    return whole <= 0 ? 0 : Math.clamp((double) part / whole, 0, 1);
  }

  private static String firstLine(Path file) {
    return text(file).lines().findFirst().orElse("");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
