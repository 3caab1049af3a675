package testbed.harness.run;

import java.util.Map;
import java.util.Optional;
import testbed.analyzer.display.CaptureSummary;
import testbed.injector.InjectionResult;
import testbed.reports.model.RunManifest;
import testbed.shell.emulator.EmulatorReport;

/**
 * What the hot part of a run left behind; the pictures themselves are in the capture spool.
 *
 * @param originNs the reading of {@link System#nanoTime()} at the run's time zero
 * @param injections what the camera showed
 * @param capture how the capture went
 * @param link how the link did; absent when the emulator could not say any more
 * @param programs what was run
 * @param addresses of the sender and of the receiver
 * @param outcome how it ended
 * @param watch what the instrument watched about itself and its host
 */
record Played(
    long originNs,
    InjectionResult injections,
    CaptureSummary capture,
    Optional<EmulatorReport> link,
    RunManifest.Programs programs,
    Addresses addresses,
    RunManifest.Outcome outcome,
    Map<String, Double> watch) {

  /** The addresses of the two ends, as text. */
  record Addresses(String sender, String receiver) {}
}
