package testbed.analyzer;

import java.util.List;
import testbed.analyzer.match.Matching;
import testbed.analyzer.metric.MetricValue;

/**
 * What an analysis found. The same is in the files that it wrote.
 *
 * @param matching what became of each frame
 * @param metrics all metrics of the registry that apply
 * @param remarks what a reader of the figures must know, a sentence each (for example that captured
 *     pictures had to be scaled back)
 */
public record AnalysisResult(Matching matching, List<MetricValue> metrics, List<String> remarks) {
  /** Copies the lists. */
  public AnalysisResult {
    metrics = List.copyOf(metrics);
    remarks = List.copyOf(remarks);
  }
}
