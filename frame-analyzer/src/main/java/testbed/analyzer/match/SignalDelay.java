package testbed.analyzer.match;

import java.util.Arrays;
import java.util.List;

/**
 * The signal delay of every frame that was sent: the time from its sending until the display first
 * showed that frame or a later one. It is the "video delay" of the Salsify paper. Unlike the delay
 * of the frames that arrive, it charges a system for what it drops.
 *
 * <p>Frames before the first displayed one count; frames after the last displayed one have no
 * signal delay and are left out. How often a picture is repeated plays no part.
 */
public final class SignalDelay {
  private static final double NS_PER_MS = 1e6;

  private final long[] delaysNs;

  private SignalDelay(long[] delaysNs) {
    this.delaysNs = delaysNs;
  }

  /**
   * Computes the delays.
   *
   * @param frames all frames in the order of sending, as {@link FrameMatcher} returns them
   */
  public static SignalDelay of(List<FrameRecord> frames) {
    int end = frames.size();
    while (end > 0 && !(frames.get(end - 1) instanceof FrameRecord.Displayed)) {
      end--;
    }
    long[] delays = new long[end];
    long seen = 0;
    for (int i = end - 1; i >= 0; i--) {
      FrameRecord frame = frames.get(i);
      if (frame instanceof FrameRecord.Displayed displayed) {
        seen = displayed.seenNs();
      }
      delays[i] = seen - frame.shownNs();
    }
    return new SignalDelay(delays);
  }

  /** The same delays with a fixed pipeline delay taken off; a declared correction, never silent. */
  public SignalDelay minus(long pipelineNs) {
    return new SignalDelay(Arrays.stream(delaysNs).map(d -> d - pipelineNs).toArray());
  }

  /** How many frames have a signal delay: all up to the last displayed one. */
  public int size() {
    return delaysNs.length;
  }

  /** The signal delay in nanoseconds of the frame at this place in the order of sending. */
  public long delayNs(int place) {
    return delaysNs[place];
  }

  /** The distribution in milliseconds. */
  public Distribution milliseconds() {
    return Distribution.of(Arrays.stream(delaysNs).mapToDouble(d -> d / NS_PER_MS).toArray());
  }
}
