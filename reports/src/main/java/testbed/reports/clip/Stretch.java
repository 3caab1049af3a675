package testbed.reports.clip;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import testbed.analyzer.result.FrameResult;

/**
 * A part of a run, in nanoseconds on its time axis.
 *
 * @param fromNs its beginning
 * @param toNs its end
 */
record Stretch(long fromNs, long toNs) {
  private static final double NS_PER_MS = 1e6;

  /** The part of this length, or less, that has the greatest signal delay in its middle. */
  static Optional<Stretch> aroundLatest(List<FrameResult> frames, long lengthNs) {
    long begin = frames.getFirst().record().shownNs();
    long end = frames.getLast().record().shownNs();
    return frames.stream()
        .filter(f -> !Double.isNaN(f.signalDelayMs()))
        .max(Comparator.comparingDouble(FrameResult::signalDelayMs))
        .map(f -> f.record().shownNs() + Math.round(f.signalDelayMs() * NS_PER_MS / 2))
        .map(middle -> Math.max(begin, Math.min(middle - lengthNs / 2, end - lengthNs)))
        .map(from -> new Stretch(from, Math.min(from + lengthNs, end)));
  }

  double seconds() {
    return (toNs - fromNs) / 1e9;
  }
}
