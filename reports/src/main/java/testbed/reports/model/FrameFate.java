package testbed.reports.model;

import java.util.List;

/**
 * What became of the frames that were held before a camera, by the place where they ended.
 *
 * @param displayed they were seen
 * @param camera the sender's camera did not take them
 * @param sender the sender took and did not send them
 * @param system they were lost after that
 * @param unknown they were dropped by the system, which does not tell where
 * @param inFlight the run ended before
 */
public record FrameFate(
    double displayed,
    double camera,
    double sender,
    double system,
    double unknown,
    double inFlight) {
  /** Which keys of {@code watch} count frames that a sender took and did not send. */
  private static final List<String> SKIPPED =
      List.of("salsify_frames_skipped", "webrtc_frames_skipped");

  /** The frames of several runs together. */
  public static FrameFate of(List<RunData> runs) {
    double displayed = sum(runs, "frames_displayed");
    double camera = sum(runs, "frames_dropped_camera");
    double dropped = sum(runs, "frames_dropped");
    List<RunData> telling = runs.stream().filter(FrameFate::tells).toList();
    double after = sum(telling, "frames_dropped") - sum(telling, "frames_dropped_camera");
    double sender = Math.min(telling.stream().mapToDouble(FrameFate::skipped).sum(), after);
    return new FrameFate(
        displayed,
        camera,
        sender,
        after - sender,
        dropped - camera - after,
        sum(runs, "frames_in_flight"));
  }

  private static boolean tells(RunData run) {
    return SKIPPED.stream().anyMatch(run.manifest().watch()::containsKey);
  }

  private static double skipped(RunData run) {
    return SKIPPED.stream().mapToDouble(k -> run.manifest().watch().getOrDefault(k, 0.0)).sum();
  }

  /** All frames. */
  public double all() {
    return displayed + camera + sender + system + unknown + inFlight;
  }

  private static double sum(List<RunData> runs, String metric) {
    return runs.stream().flatMap(r -> r.metric(metric).stream()).mapToDouble(m -> m.value()).sum();
  }
}
