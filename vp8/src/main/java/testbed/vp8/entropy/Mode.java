package testbed.vp8.entropy;

/**
 * Prediction modes as small integers, because they fill flat arrays. The order of the intra modes
 * and of the subblock modes is that of RFC 6386, sections 8.2 and 11.2.
 */
public final class Mode {
  /** The mean of the edge. */
  public static final int DC = 0;

  /** The row above, repeated. */
  public static final int VERTICAL = 1;

  /** The column to the left, repeated. */
  public static final int HORIZONTAL = 2;

  /** Left + above - corner ("true motion"). */
  public static final int TRUE_MOTION = 3;

  /** Sixteen luma subblocks with a mode each. */
  public static final int SUBBLOCKS = 4;

  /** The best motion vector of the neighbourhood. */
  public static final int NEAREST = 5;

  /** The second best motion vector of the neighbourhood. */
  public static final int NEAR = 6;

  /** No motion. */
  public static final int ZERO = 7;

  /** An explicit motion vector. */
  public static final int NEW = 8;

  /** Several motion vectors. */
  public static final int SPLIT = 9;

  /** Subblock: mean of above and left. */
  public static final int SUB_DC = 0;

  /** Subblock: true motion. */
  public static final int SUB_TRUE_MOTION = 1;

  /** Subblock: vertical, smoothed. */
  public static final int SUB_VERTICAL = 2;

  /** Subblock: horizontal, smoothed. */
  public static final int SUB_HORIZONTAL = 3;

  /** Subblock: down and to the left. */
  public static final int SUB_LEFT_DOWN = 4;

  /** Subblock: down and to the right. */
  public static final int SUB_RIGHT_DOWN = 5;

  /** Subblock: vertical, leaning right. */
  public static final int SUB_VERTICAL_RIGHT = 6;

  /** Subblock: vertical, leaning left. */
  public static final int SUB_VERTICAL_LEFT = 7;

  /** Subblock: horizontal, leaning down. */
  public static final int SUB_HORIZONTAL_DOWN = 8;

  /** Subblock: horizontal, leaning up. */
  public static final int SUB_HORIZONTAL_UP = 9;

  /** Subblock motion: that of the subblock to the left. */
  public static final int MOTION_LEFT = 0;

  /** Subblock motion: that of the subblock above. */
  public static final int MOTION_ABOVE = 1;

  /** Subblock motion: none. */
  public static final int MOTION_ZERO = 2;

  /** Subblock motion: explicit. */
  public static final int MOTION_NEW = 3;

  /** Reference: none, an intra macroblock. */
  public static final int INTRA = 0;

  /** Reference: the last frame. */
  public static final int LAST = 1;

  /** Reference: the golden frame. */
  public static final int GOLDEN = 2;

  /** Reference: the alternate frame. */
  public static final int ALTREF = 3;

  private static final int[] IMPLIED = {SUB_DC, SUB_VERTICAL, SUB_HORIZONTAL, SUB_TRUE_MOTION};

  private Mode() {}

  /**
   * The subblock mode that a whole-macroblock intra mode stands for as context of its neighbours.
   */
  public static int impliedSubblock(int lumaMode) {
    return IMPLIED[lumaMode];
  }

  /** Whether a macroblock of this mode has no second-order (Y2) block. */
  public static boolean withoutY2(int lumaMode) {
    return lumaMode == SUBBLOCKS || lumaMode == SPLIT;
  }

  /** The way to say how a part of a split macroblock moves, from its vector and two neighbours'. */
  public static int subMotion(int vector, int left, int above) {
    if (vector == left) {
      return MOTION_LEFT;
    }
    if (vector == above) {
      return MOTION_ABOVE;
    }
    return vector == 0 ? MOTION_ZERO : MOTION_NEW;
  }
}
