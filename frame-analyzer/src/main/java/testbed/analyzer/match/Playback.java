package testbed.analyzer.match;

import java.util.ArrayList;
import java.util.List;

/**
 * How steadily frames were displayed.
 *
 * <p>A freeze is what WebRTC's getStats counts: a gap between two displayed frames that reaches
 * both three times the average gap and the average plus 150 ms. The average is over the last 30
 * gaps including the one that is judged, and needs five of them. (WebRTC rounds the average down to
 * a millisecond, we do not.)
 *
 * @param freezes in the order of time
 * @param smoothNs the times between freezes: from the first frame or the end of a freeze to the
 *     start of the next; the whole time from first to last frame if there is no freeze
 * @param harmonicFps Σd / Σd² over the gaps d in seconds: the frame rate of the gap in which a
 *     moment chosen at random falls; NaN with fewer than two frames
 */
public record Playback(List<Freeze> freezes, List<Long> smoothNs, double harmonicFps) {
  private static final int WINDOW = 30;
  private static final int FEWEST = 5;
  private static final long EXTRA_NS = 150_000_000L;
  private static final double NS_PER_SECOND = 1e9;

  /** Copies the lists. */
  public Playback {
    freezes = List.copyOf(freezes);
    smoothNs = List.copyOf(smoothNs);
  }

  /**
   * Judges these frames.
   *
   * @param displayed in the order of display
   */
  public static Playback of(List<FrameRecord.Displayed> displayed) {
    long[] seen = displayed.stream().mapToLong(FrameRecord.Displayed::seenNs).toArray();
    List<Freeze> freezes = new ArrayList<>();
    List<Long> smooth = new ArrayList<>();
    long smoothSince = seen.length == 0 ? 0 : seen[0];
    for (int i = 1; i < seen.length; i++) {
      if (isFreeze(seen, i)) {
        freezes.add(new Freeze(seen[i - 1], seen[i]));
        smooth.add(seen[i - 1] - smoothSince);
        smoothSince = seen[i];
      }
    }
    if (freezes.isEmpty() && seen.length > 1) {
      smooth.add(seen[seen.length - 1] - seen[0]);
    }
    return new Playback(freezes, smooth, harmonicFps(seen));
  }

  /** The sum of the gaps of all freezes. */
  public long frozenNs() {
    return freezes.stream().mapToLong(Freeze::durationNs).sum();
  }

  /** The longest freeze, 0 without one. */
  public long longestFreezeNs() {
    return freezes.stream().mapToLong(Freeze::durationNs).max().orElse(0);
  }

  private static boolean isFreeze(long[] seen, int i) {
    int gaps = Math.min(i, WINDOW);
    if (gaps < FEWEST) {
      return false;
    }
    double average = (double) (seen[i] - seen[i - gaps]) / gaps;
    return seen[i] - seen[i - 1] >= Math.max(3 * average, average + EXTRA_NS);
  }

  private static double harmonicFps(long[] seen) {
    double sum = 0;
    double squares = 0;
    for (int i = 1; i < seen.length; i++) {
      double gap = (seen[i] - seen[i - 1]) / NS_PER_SECOND;
      sum += gap;
      squares += gap * gap;
    }
    return sum / squares;
  }
}
