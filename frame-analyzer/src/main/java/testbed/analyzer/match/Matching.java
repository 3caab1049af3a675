package testbed.analyzer.match;

import java.util.List;

/**
 * The result of matching what was displayed with what was sent.
 *
 * @param frames one record for each frame that was sent, in the order of sending
 * @param counts what the captured pictures were
 */
public record Matching(List<FrameRecord> frames, CaptureCounts counts) {
  /** Copies the list. */
  public Matching {
    frames = List.copyOf(frames);
  }

  /** The frames that were displayed, in the order of sending and of display. */
  public List<FrameRecord.Displayed> displayed() {
    return frames.stream()
        .filter(FrameRecord.Displayed.class::isInstance)
        .map(FrameRecord.Displayed.class::cast)
        .toList();
  }
}
