package testbed.analyzer;

import java.util.List;
import testbed.analyzer.match.Capture;
import testbed.analyzer.match.Matching;
import testbed.analyzer.metric.MetricValue;
import testbed.analyzer.result.EvidencePair;
import testbed.analyzer.result.FrameResult;

/**
 * What an analysis found. The same is in the files that it wrote.
 *
 * @param captures what was read in each captured picture
 * @param matching what became of each frame
 * @param frames delay and quality of each frame
 * @param metrics all metrics that the analysis measures
 * @param evidence the picture pairs that were kept
 * @param remarks what a reader of the figures must know, a sentence each (for example that captured
 *     pictures had to be scaled)
 */
public record AnalysisResult(
    List<Capture> captures,
    Matching matching,
    List<FrameResult> frames,
    List<MetricValue> metrics,
    List<EvidencePair> evidence,
    List<String> remarks) {
  /** Copies the lists. */
  public AnalysisResult {
    captures = List.copyOf(captures);
    frames = List.copyOf(frames);
    metrics = List.copyOf(metrics);
    evidence = List.copyOf(evidence);
    remarks = List.copyOf(remarks);
  }
}
