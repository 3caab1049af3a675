package testbed.harness.run;

import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import testbed.harness.Outcome;
import testbed.harness.system.SearchPath;
import testbed.reports.model.RunData;
import testbed.reports.model.RunLoader;
import testbed.reports.model.UnreadableRunException;

/**
 * The same call in real and in virtual time, with the coding times and hand-overs that the real one
 * had: signal delay within 15 % and SSIM within 0.5 dB, on a host that keeps up with the real one.
 *
 * <p>Three traces of 30 s with {@code -Dtestbed.agreement=verizon-lte,att-lte,tmobile-umts
 * -Dtestbed.agreement.duration=30s}; one of 10 s else.
 */
@Tag("kernel")
class ClockAgreementTest {
  private static final double DELAY_WITHIN = 0.15;
  private static final double SSIM_WITHIN_DB = 0.5;
  private static final String DURATION = System.getProperty("testbed.agreement.duration", "10s");

  @TempDir private Path folder;

  static List<String> traces() {
    return List.of(System.getProperty("testbed.agreement", "verizon-lte").split(","));
  }

  @ParameterizedTest
  @MethodSource("traces")
  void virtualTimeGivesTheFiguresOfRealTime(String trace) throws UnreadableRunException {
    for (String program : List.of("ip", "unshare", "setpriv")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
    assumeTrue(
        classesAreOpen(),
        "skipped: root's sealed programs run as nobody, who may not read the class path of this"
            + " JVM (umask of the Maven repository)");
    Path real = folder.resolve("real");
    RunData measured = run(trace, real, List.of("--clock", "real"));
    assumeTrue(
        measured.manifest().validity().valid(),
        () -> "skipped: the host did not keep up: " + measured.manifest().validity().reasons());

    RunData played =
        run(
            trace,
            folder.resolve("virtual"),
            List.of("--clock", "virtual", "--coding-time", real.toString()));

    double realMs = metric(measured, "signal_delay_p95_ms");
    double virtualMs = metric(played, "signal_delay_p95_ms");
    String delays = "%s: p95 %.0f ms real, %.0f ms virtual".formatted(trace, realMs, virtualMs);
    System.out.printf(
        "%s; SSIM %.2f dB real, %.2f dB virtual%n",
        delays, metric(measured, "ssim_daala_mean_db"), metric(played, "ssim_daala_mean_db"));
    assertEquals(1, virtualMs / realMs, DELAY_WITHIN, delays);
    assertEquals(
        metric(measured, "ssim_daala_mean_db"),
        metric(played, "ssim_daala_mean_db"),
        SSIM_WITHIN_DB,
        trace + ": SSIM");
  }

  private static RunData run(String trace, Path out, List<String> clock)
      throws UnreadableRunException {
    List<String> line =
        List.of("run", "--system", "salsify", "--trace", trace, "--duration", DURATION, "--out");
    String[] arguments =
        Stream.of(line, List.of(out.toString()), clock)
            .flatMap(List::stream)
            .toArray(String[]::new);
    Outcome outcome = Outcome.of(arguments);
    assertTrue(outcome.status() == 0 || outcome.status() == 5, outcome.err() + outcome.out());
    return RunLoader.load(out);
  }

  private static boolean classesAreOpen() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(Files::exists)
        .allMatch(ClockAgreementTest::isOpen);
  }

  /** Whether other users may read an entry, once what is around it has been opened for them. */
  private static boolean isOpen(Path entry) {
    try {
      boolean readable = Files.getPosixFilePermissions(entry).contains(OTHERS_READ);
      Set<PosixFilePermission> around = Files.getPosixFilePermissions(entry.getParent());
      return readable && around.contains(OTHERS_EXECUTE);
    } catch (IOException e) {
      return false;
    }
  }

  private static double metric(RunData run, String name) {
    return run.metric(name).orElseThrow(() -> new AssertionError("no " + name)).value();
  }
}
