package testbed.harness.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import testbed.harness.webrtc.ProcessorLimit;
import testbed.reports.model.RunManifest;

/** Judges from what the instrument watched whether a run's figures can be believed. */
final class Validity {
  /** What is watched, by its name in {@code run.json}. */
  static final String SLIP_P99_MS = "injector_slip_p99_ms";

  static final String SLIP_MAX_MS = "injector_slip_max_ms";
  static final String HANDOVER_P50_MS = "camera_handover_p50_ms";
  static final String HANDOVER_P99_MS = "camera_handover_p99_ms";
  static final String HANDOVER_MAX_MS = "camera_handover_max_ms";
  static final String HANDOVER_LIMIT_MS = "camera_handover_p99_limit_ms";
  static final String CPU_STALLED = "cpu_stalled_ratio";
  static final String CPU_STOLEN = "cpu_stolen_ratio";
  static final String CPU_BUSY = "cpu_busy_ratio";
  static final String MARKS_READ = "marks_read_ratio";
  static final String CAPTURED = "pictures_captured";
  static final String IMPOSSIBLE = "pictures_seen_too_early";
  static final String CAPTURE_DISCARDED = "pictures_discarded";
  static final String CAPTURE_BLOCKED_MS = "capture_blocked_max_ms";
  static final String CAPTURE_WAKE_MS = "capture_wake_max_ms";

  static final String STANDSTILL_MS = "standstill_max_ms";
  static final String CLOCK_STEP_MS = "clock_step_max_ms";
  static final String SLEPT_MS = "machine_slept_ms";
  static final String DISK_STALLED = "disk_stalled_ratio";

  /** What helps a busy machine. */
  static final String RELIEF =
      "stop other programs, choose a smaller --size or --fps, or use --clock virtual";

  private Validity() {}

  /**
   * The reasons why a run is invalid, a sentence each with its remedy; none when it is valid.
   *
   * @param watch what was watched, by name; what is not in it was not watched
   */
  static List<String> reasons(
      Map<String, Double> watch, RunManifest.Link link, RunManifest.Outcome outcome) {
    List<String> reasons = new ArrayList<>();
    switch (outcome.kind()) {
      case BROKEN -> reasons.add(outcome.stage() + ": " + outcome.why());
      case INTERRUPTED -> reasons.add("the run was interrupted before its end");
      case COMPLETED -> {}
    }
    addLink(link, outcome, reasons);
    over(watch, CAPTURE_DISCARDED, 0)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                        Locale.ROOT,
                        "%.0f captured pictures could not be kept; make room for captures on the"
                            + " disk",
                        v)));
    over(watch, SLIP_P99_MS, Limits.SLIP_P99_MS)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                            Locale.ROOT,
                            "the camera was %.1f ms late at p99 (limit %.0f ms); ",
                            v,
                            Limits.SLIP_P99_MS)
                        + RELIEF));
    double handOverLimit = watch.getOrDefault(HANDOVER_LIMIT_MS, Limits.HANDOVER_P99_MS);
    over(watch, HANDOVER_P99_MS, handOverLimit)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                            Locale.ROOT,
                            "pictures reached the sender %.1f ms late at p99 (limit %.0f ms); ",
                            v,
                            handOverLimit)
                        + RELIEF));
    over(watch, CPU_STALLED, Limits.CPU_STALLED)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                            Locale.ROOT,
                            "programs waited for a processor in %.0f %% of the time (limit %.0f"
                                + " %%); ",
                            v * 100,
                            Limits.CPU_STALLED * 100)
                        + RELIEF));
    over(watch, CPU_STOLEN, Limits.CPU_STOLEN)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                        Locale.ROOT,
                        "the hypervisor took %.0f %% of the processors (limit %.0f %%); use a"
                            + " quieter machine, or --clock virtual",
                        v * 100,
                        Limits.CPU_STOLEN * 100)));
    over(watch, ProcessorLimit.NAME, Limits.BROWSER_LIMITED)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                            Locale.ROOT,
                            "the sender's browser held its quality back for want of processor in"
                                + " %.0f %% of the time (limit %.0f %%); ",
                            v * 100,
                            Limits.BROWSER_LIMITED * 100)
                        + RELIEF));
    addStandstills(watch, reasons);
    over(watch, IMPOSSIBLE, 0)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                        Locale.ROOT,
                        "%.0f pictures were on the display before what was sent of them can have"
                            + " arrived there: they came another way than over the link, or a clock"
                            + " is wrong; see that sender and receiver share nothing but the"
                            + " network",
                        v)));
    Double read = watch.get(MARKS_READ);
    if (read != null && read < Limits.MARKS_READ && watch.getOrDefault(CAPTURED, 0.0) > 0) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "the marks of %.1f %% of the pictures could not be read (limit %.0f %%); choose a"
                  + " larger --size",
              (1 - read) * 100,
              (1 - Limits.MARKS_READ) * 100));
    }
    return reasons;
  }

  /**
   * A link that could not say how it did lost its emulator. In a run that did not come to its end
   * that is the same cause once more, and no fault of a busy machine.
   */
  private static void addLink(
      RunManifest.Link link, RunManifest.Outcome outcome, List<String> reasons) {
    boolean said = !link.mode().isEmpty();
    if (link.faithful() || (!said && outcome.kind() != RunManifest.OutcomeKind.COMPLETED)) {
      return;
    }
    reasons.add(
        "the link was not faithful: "
            + link.why()
            + "; "
            + (said ? RELIEF : "run again, and look whether the machine ran out of memory"));
  }

  private static void addStandstills(Map<String, Double> watch, List<String> reasons) {
    over(watch, SLEPT_MS, Limits.SLEPT_MS)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                        Locale.ROOT,
                        "the machine was suspended for %.1f s; keep it awake (systemd-inhibit"
                            + " ./testbed run ...) and run again",
                        v / 1000)));
    over(watch, STANDSTILL_MS, Limits.STANDSTILL_MS)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                            Locale.ROOT,
                            "the program stood still for %.0f ms (limit %.0f ms): it or the machine"
                                + " was suspended, or had no processor; ",
                            v,
                            Limits.STANDSTILL_MS)
                        + RELIEF));
    over(watch, CLOCK_STEP_MS, Limits.CLOCK_STEP_MS)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                        Locale.ROOT,
                        "the machine's clock was set by %.0f ms (limit %.0f ms), which systems under"
                            + " test may have noticed; run again, with the time service stopped",
                        v,
                        Limits.CLOCK_STEP_MS)));
    over(watch, CAPTURE_WAKE_MS, Limits.CAPTURE_WAKE_MS)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                            Locale.ROOT,
                            "nobody looked at the display for %.0f ms (limit %.0f ms), so a picture"
                                + " may have been missed; ",
                            v,
                            Limits.CAPTURE_WAKE_MS)
                        + RELIEF));
    over(watch, CAPTURE_BLOCKED_MS, Limits.CAPTURE_BLOCKED_MS)
        .ifPresent(
            v ->
                reasons.add(
                    String.format(
                        Locale.ROOT,
                        "a captured picture waited %.0f ms for the disk (limit %.0f ms); put --out on"
                            + " a faster disk, or choose a smaller --size",
                        v,
                        Limits.CAPTURE_BLOCKED_MS)));
  }

  private static Optional<Double> over(Map<String, Double> watch, String name, double limit) {
    return Optional.ofNullable(watch.get(name)).filter(value -> value > limit);
  }
}
