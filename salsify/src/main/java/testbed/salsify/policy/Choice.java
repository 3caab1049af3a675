package testbed.salsify.policy;

/** What is done with the two encodings of a frame, decided when both are there. */
public enum Choice {
  /** The one of higher quality is sent. */
  BETTER,
  /** The one of lower quality is sent. */
  SMALLER,
  /** Neither fits, but too many frames were left out already: the smaller one is sent anyway. */
  SMALLER_REGARDLESS,
  /** Nothing is sent; the frame is forgotten, and both encodings with it. */
  NOTHING;

  /** Frames left out in a row before one is sent that does not fit. */
  public static final int MAX_SKIPS = 3;

  /**
   * Frames in flight at which only probes are sent (ours; the paper has no such limit). It bounds
   * the memory of both ends and what piles up in front of a link that is down.
   */
  public static final int MAX_FRAMES_IN_FLIGHT = 32;

  /** Frames left out in a row before a probe, when so many are in flight. */
  public static final int MAX_SKIPS_BLOCKED = 15;

  /**
   * The largest encoding that fits.
   *
   * @param betterBytes length of the encoding of higher quality
   * @param smallerBytes length of the other
   * @param skips frames left out just before this one
   */
  public static Choice among(int betterBytes, int smallerBytes, Network network, int skips) {
    boolean blocked = network.framesInFlight() >= MAX_FRAMES_IN_FLIGHT;
    long limit = blocked ? 0 : TargetSize.bytes(network);
    boolean betterFits = betterBytes <= limit;
    boolean smallerFits = smallerBytes <= limit;
    if (betterFits && (betterBytes >= smallerBytes || !smallerFits)) {
      return BETTER;
    }
    if (smallerFits) {
      return SMALLER;
    }
    return skips >= (blocked ? MAX_SKIPS_BLOCKED : MAX_SKIPS) ? SMALLER_REGARDLESS : NOTHING;
  }
}
