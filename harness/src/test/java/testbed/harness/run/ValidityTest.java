package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.harness.webrtc.ProcessorLimit;
import testbed.reports.model.RunManifest;

/** The limits of {@code docs/validity.md}, each from both sides. */
class ValidityTest {
  private static List<String> reasons(Map<String, Double> watch) {
    return Validity.reasons(watch, RunManifest.Link.none(), RunManifest.Outcome.completed());
  }

  @Test
  void aRunOfWhichNothingIsKnownToBeWrongIsValid() {
    assertEquals(List.of(), reasons(Map.of()));
  }

  @ParameterizedTest(name = "{0} may be {1}, not {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          injector_slip_p99_ms     | 5    | 5.1   | the camera was 5.1 ms late
          camera_handover_p99_ms   | 5    | 5.1   | pictures reached the sender 5.1 ms late
          cpu_stalled_ratio        | 0.5  | 0.51  | waited for a processor in 51 %
          cpu_stolen_ratio         | 0.1  | 0.11  | the hypervisor took 11 %
          webrtc_cpu_limited_ratio | 0.05 | 0.06  | for want of processor in 6 %
          pictures_discarded       | 0    | 1     | 1 captured pictures could not be kept
          pictures_seen_too_early  | 0    | 2     | 2 pictures were on the display before
          capture_wake_max_ms      | 100  | 101   | nobody looked at the display for 101 ms
          capture_blocked_max_ms   | 250  | 251   | a captured picture waited 251 ms for the disk
          standstill_max_ms        | 500  | 501   | the program stood still for 501 ms
          machine_slept_ms         | 50   | 51    | the machine was suspended for 0.1 s
          clock_step_max_ms        | 100  | 101   | the machine's clock was set by 101 ms
          """)
  void aRunPastALimitIsInvalidAndSaysWhy(
      String name, double allowed, double tooMuch, String reason) {
    assertEquals(List.of(), reasons(Map.of(name, allowed)));

    List<String> reasons = reasons(Map.of(name, tooMuch));

    assertEquals(1, reasons.size(), reasons::toString);
    assertTrue(reasons.getFirst().contains(reason), reasons::toString);
    assertTrue(reasons.getFirst().contains("; "), "no remedy in: " + reasons);
  }

  @Test
  void marksThatCannotBeReadCountOnlyWhereThereArePictures() {
    Map<String, Double> seen = Map.of(Validity.MARKS_READ, 0.98, Validity.CAPTURED, 300.0);
    assertTrue(reasons(seen).getFirst().contains("2.0 % of the pictures could not be read"));
    assertEquals(List.of(), reasons(Map.of(Validity.MARKS_READ, 0.99, Validity.CAPTURED, 300.0)));
    assertEquals(List.of(), reasons(Map.of(Validity.MARKS_READ, 0.0, Validity.CAPTURED, 0.0)));
  }

  @Test
  void aPageMayBeHandedItsPicturesLater() {
    assertEquals(
        List.of(),
        reasons(Map.of(Validity.HANDOVER_P99_MS, 9.0, Validity.HANDOVER_LIMIT_MS, 10.0)));
  }

  @Test
  void whatWasFoundIsSaidTogether() {
    assertEquals(2, reasons(Map.of(Validity.CPU_STALLED, 0.9, ProcessorLimit.NAME, 0.5)).size());
  }

  @Test
  void aRunThatDidNotComeToItsEndIsInvalid() {
    RunManifest.Outcome broken =
        new RunManifest.Outcome(RunManifest.OutcomeKind.BROKEN, "running the link", "it ended");
    assertEquals(
        List.of("running the link: it ended"),
        Validity.reasons(Map.of(), RunManifest.Link.none(), broken));
  }

  @Test
  void aRunThatTheUserEndedSaysSoOnceAndBlamesNoMachineForItsLink() {
    assertEquals(
        List.of("the run was interrupted before its end"),
        Validity.reasons(Map.of(), untold("not known: the user ended the run"), interrupted()));
  }

  @Test
  void aRunThatBrokeWithItsEmulatorSaysSoOnce() {
    RunManifest.Outcome broken =
        new RunManifest.Outcome(
            RunManifest.OutcomeKind.BROKEN, "running the link", "the emulator's process ended");
    assertEquals(
        List.of("running the link: the emulator's process ended"),
        Validity.reasons(Map.of(), untold("the emulator ended before its time"), broken));
  }

  @Test
  void aLinkThatCouldNotSayHowItDidMakesACompletedRunInvalid() {
    List<String> reasons =
        Validity.reasons(
            Map.of(),
            untold("the emulator ended before its time"),
            RunManifest.Outcome.completed());
    assertEquals(1, reasons.size(), reasons::toString);
    assertTrue(reasons.getFirst().contains("run again"), reasons::toString);
  }

  @Test
  void aLinkThatWasLateIsToldOfAnInterruptedRunToo() {
    RunManifest.Link late =
        new RunManifest.Link("TUN", "", 0, 0, 9000, 9000, false, "9 ms late at p99", "", "");
    assertEquals(2, Validity.reasons(Map.of(), late, interrupted()).size());
  }

  /** A link of which its emulator said nothing. */
  private static RunManifest.Link untold(String why) {
    return new RunManifest.Link("", "", 0, 0, 0, 0, false, why, "100.64.0.1", "100.64.0.2");
  }

  private static RunManifest.Outcome interrupted() {
    return new RunManifest.Outcome(
        RunManifest.OutcomeKind.INTERRUPTED, "running", "the user ended the run");
  }
}
