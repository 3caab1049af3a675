package testbed.analyzer;

import java.nio.file.Path;
import java.util.List;
import testbed.analyzer.match.SentFrame;

/**
 * What the analysis of a run needs.
 *
 * @param directory the run directory: holds {@code capture.spool}, and receives the results
 * @param sent all frames that were held in front of the camera, in that order
 * @param pictures what they looked like
 * @param marks how their marks are read
 * @param settings what to compute
 * @param provenance lines that say what made the run; they open every file that is written
 */
public record AnalysisInputs(
    Path directory,
    List<SentFrame> sent,
    PictureSource pictures,
    MarkReader marks,
    AnalysisSettings settings,
    List<String> provenance) {
  /** Copies the lists. */
  public AnalysisInputs {
    sent = List.copyOf(sent);
    provenance = List.copyOf(provenance);
  }
}
