package testbed.analyzer;

/**
 * How a run is to be analysed.
 *
 * @param region which part of the picture counts for quality
 * @param pipelineDelayNs a fixed delay to take off every delay; 0 = none. Shown in the provenance
 * @param workers threads to use, at least 1
 * @param evidence how many picture pairs to keep of the best, of the median and of the worst
 *     frames, and around how many freezes
 * @param warmupNs metrics leave out the frames that were shown before this time of the run; files
 *     and evidence do not. Shown in the provenance
 */
public record AnalysisSettings(
    QualityRegion region, long pipelineDelayNs, int workers, int evidence, long warmupNs) {
  /** Checks the ranges. */
  public AnalysisSettings {
    if (workers < 1 || evidence < 0) {
      throw new IllegalArgumentException(workers + " workers, " + evidence + " picture pairs");
    }
  }

  /** Without a warm-up. */
  public AnalysisSettings(QualityRegion region, long pipelineDelayNs, int workers, int evidence) {
    this(region, pipelineDelayNs, workers, evidence, 0);
  }

  /** The same with another warm-up, in seconds. */
  public AnalysisSettings withWarmup(double seconds) {
    return new AnalysisSettings(
        region, pipelineDelayNs, workers, evidence, Math.round(seconds * 1e9));
  }

  /** Whole picture, nothing taken off, one thread for each processor, one pair of each kind. */
  public static AnalysisSettings usual() {
    return new AnalysisSettings(
        QualityRegion.WHOLE, 0, Runtime.getRuntime().availableProcessors(), 1);
  }
}
