package testbed.harness.run;

import java.nio.file.Path;
import java.util.stream.Stream;

/** The words for runs so small that a test can wait for them. */
final class SmallRun {
  private SmallRun() {}

  /** Two seconds of a system at ten pictures a second. */
  static String[] slow(String system, Path out) {
    return words(system, out, "--duration", "2s", "--fps", "10");
  }

  /** The same, but so long that whatever is to end it early does, on a busy machine, too. */
  static String[] patient(String system, Path out) {
    return words(system, out, "--duration", "20s", "--fps", "10");
  }

  /** Two minutes, of which no more is played than the system lives. */
  static String[] withoutHurry(String system, Path out) {
    return words(system, out, "--duration", "120s", "--fps", "10");
  }

  /** Six seconds, for programs that take their time to begin. */
  static String[] longer(String system, Path out) {
    return words(system, out, "--duration", "6s", "--fps", "10");
  }

  /** Three seconds of the null system at the usual rate. */
  static String[] usual(Path out) {
    return words("null", out, "--duration", "3s");
  }

  private static String[] words(String system, Path out, String... pace) {
    return Stream.concat(
            Stream.of("run", "--system", system, "--size", "320x180", "--out", out.toString()),
            Stream.of(pace))
        .toArray(String[]::new);
  }
}
