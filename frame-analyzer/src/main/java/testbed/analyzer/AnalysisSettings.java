package testbed.analyzer;

/**
 * How a run is to be analysed.
 *
 * @param region which part of the picture counts for quality
 * @param pipelineDelayNs a fixed delay to take off every delay; 0 = none. Shown in the provenance
 * @param workers threads to use, at least 1
 * @param evidence how many picture pairs to keep for each kind (best, median, worst, freeze)
 */
public record AnalysisSettings(
    QualityRegion region, long pipelineDelayNs, int workers, int evidence) {
  /** Whole picture, nothing taken off, one thread for each processor, three pairs of each kind. */
  public static AnalysisSettings usual() {
    return new AnalysisSettings(
        QualityRegion.WHOLE, 0, Runtime.getRuntime().availableProcessors(), 3);
  }
}
