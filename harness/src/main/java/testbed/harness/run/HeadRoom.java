package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import testbed.harness.CommandFailure;
import testbed.harness.option.Size;
import testbed.reports.model.RunManifest;

/**
 * What a short real run of a system took of this machine's processors: the calibration by which one
 * sees whether a picture size and rate can be measured here.
 *
 * @param valid whether the run was valid
 * @param why it was not, or how it ended; empty when valid
 * @param processors how many there are
 * @param instrument processors that camera, capture and emulator used, on average
 * @param system processors that the system under test used, on average
 * @param busy part of all processors that was used by anything, 0 to 1
 * @param slipP99Ms how late the camera's ticks were at the 99th percentile, in milliseconds
 */
public record HeadRoom(
    boolean valid,
    String why,
    int processors,
    double instrument,
    double system,
    double busy,
    double slipP99Ms) {
  /** What leaves more of it. */
  public static final String REMEDY = Validity.RELIEF;

  private static final String DURATION = "3s";

  /**
   * Runs a system for three seconds in a folder that is removed again.
   *
   * @param system its name
   * @throws CommandFailure when it cannot be run here; the message says why
   */
  public static HeadRoom of(String system, Size size, int fps)
      throws CommandFailure, InterruptedException {
    RunOptions options = new RunOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(
            "--size", size.toString(), "--fps", Integer.toString(fps), "--duration", DURATION);
    try (RunProgress progress = RunProgress.onStandardError();
        RunInterruption interruption = new RunInterruption()) {
      Path folder = Files.createTempDirectory("testbed-doctor-");
      try {
        RunPlan plan =
            new RunPlanner(options, progress)
                .plan(system, "verizon-lte", 1, folder.resolve(system));
        RunManifest manifest = new OneRun(plan, "testbed doctor", progress).execute().manifest();
        if (interruption.happened()) {
          throw new InterruptedException("while short runs were made");
        }
        return of(manifest);
      } finally {
        RunFolders.remove(folder);
      }
    } catch (IOException e) {
      throw CommandFailure.environment("no calibration run is possible: " + e.getMessage());
    }
  }

  private static HeadRoom of(RunManifest manifest) {
    Map<String, Double> watch = manifest.watch();
    return new HeadRoom(
        manifest.validity().valid(),
        manifest.validity().reasons().stream().findFirst().orElse(""),
        Runtime.getRuntime().availableProcessors(),
        watch.getOrDefault("instrument_cpu", 0.0) + watch.getOrDefault("emulator_cpu", 0.0),
        watch.getOrDefault("system_cpu", 0.0),
        watch.getOrDefault(Validity.CPU_BUSY, 0.0),
        watch.getOrDefault(Validity.SLIP_P99_MS, 0.0));
  }
}
