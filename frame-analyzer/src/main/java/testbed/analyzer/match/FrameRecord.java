package testbed.analyzer.match;

/** What became of one frame that was held in front of the camera. */
public sealed interface FrameRecord {
  /** The frame's number. */
  long frameId();

  /** When it was shown to the camera, in nanoseconds on the time axis of the run. */
  long shownNs();

  /**
   * It was displayed.
   *
   * @param seenNs when the display first showed it, on the same axis
   * @param captureIndex the picture of the capture that showed it first
   */
  record Displayed(long frameId, long shownNs, long seenNs, long captureIndex)
      implements FrameRecord {
    /** The frame delay: from being shown to being seen. */
    public long delayNs() {
      return seenNs - shownNs;
    }
  }

  /**
   * It was not displayed, but a later one was.
   *
   * @param place where it was lost
   */
  record Dropped(long frameId, long shownNs, DropPlace place) implements FrameRecord {}

  /**
   * Neither it nor any later frame had been displayed when the run ended. That is not a loss: it
   * may have been on its way.
   */
  record InFlight(long frameId, long shownNs) implements FrameRecord {}
}
