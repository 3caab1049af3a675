package testbed.reports.model;

import java.util.List;
import java.util.Optional;
import testbed.analyzer.match.Freeze;
import testbed.analyzer.metric.MetricValue;

/**
 * Everything a report tells about one run.
 *
 * @param frames every sent frame, in the order of sending
 * @param isolatedLosses when a packet was lost with no other loss near, seconds since the run began
 * @param link the direction that carries the video, or empty where there is no packet log
 */
public record RunData(
    RunDirectory directory,
    RunManifest manifest,
    List<FrameRow> frames,
    List<Freeze> freezes,
    List<MetricValue> metrics,
    List<RateBin> link,
    List<Double> isolatedLosses,
    List<EvidencePair> evidence) {
  /** Copies the lists. */
  public RunData {
    frames = List.copyOf(frames);
    freezes = List.copyOf(freezes);
    metrics = List.copyOf(metrics);
    link = List.copyOf(link);
    isolatedLosses = List.copyOf(isolatedLosses);
    evidence = List.copyOf(evidence);
  }

  /** A number of the run, when it was measured. */
  public Optional<MetricValue> metric(String name) {
    return metrics.stream()
        .filter(m -> m.name().equals(name) && !Double.isNaN(m.value()))
        .findFirst();
  }

  /** The system's name as reports show it. */
  public String system() {
    return manifest.settings().system();
  }

  /** The trace's name as reports show it, with {@code (model)} where a model stood in. */
  public String trace() {
    String label = manifest.carrier().label();
    return label.isEmpty() ? manifest.settings().trace() : label;
  }
}
