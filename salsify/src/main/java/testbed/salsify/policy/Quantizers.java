package testbed.salsify.policy;

/**
 * The two quality levels that are tried for a frame: one step up and one down from what was last
 * sent. A smaller index is a finer quantizer: better and longer.
 *
 * @param better index of the encoding of higher quality
 * @param smaller index of the other
 */
public record Quantizers(int better, int smaller) {
  /** The finest index used. */
  public static final int FINEST = 3;

  /** The coarsest. */
  public static final int COARSEST = 127;

  /** What the first frame is tried around. */
  public static final int START = 64;

  private static final int STEP_UP = 17;
  private static final int STEP_DOWN = 23;

  /** The levels around the one that was last sent. */
  public static Quantizers around(int lastSent) {
    return new Quantizers(clamp(lastSent - STEP_UP), clamp(lastSent + STEP_DOWN));
  }

  /** The nearest index in use. */
  static int clamp(int index) {
    return Math.clamp(index, FINEST, COARSEST);
  }
}
