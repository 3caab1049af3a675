package testbed.vp8.entropy;

/**
 * The coding trees of RFC 6386. A tree is an array of pairs: entry {@code i + bit} is the next
 * (even) index if positive, else the negated leaf value; the probability of a pair is at {@code i /
 * 2}. Read only, by agreement.
 */
@SuppressWarnings("MutablePublicArray")
public final class Trees {
  /** Luma modes of intra macroblocks in inter frames. */
  public static final int[] LUMA_MODE = {
    -Mode.DC, 2, 4, 6, -Mode.VERTICAL, -Mode.HORIZONTAL, -Mode.TRUE_MOTION, -Mode.SUBBLOCKS
  };

  /** Luma modes in key frames. */
  public static final int[] KEY_LUMA_MODE = {
    -Mode.SUBBLOCKS, 2, 4, 6, -Mode.DC, -Mode.VERTICAL, -Mode.HORIZONTAL, -Mode.TRUE_MOTION
  };

  /** Chroma modes. */
  public static final int[] CHROMA_MODE = {
    -Mode.DC, 2, -Mode.VERTICAL, 4, -Mode.HORIZONTAL, -Mode.TRUE_MOTION
  };

  /** Modes of subblocks. */
  public static final int[] SUBBLOCK_MODE = {
    -Mode.SUB_DC,
    2,
    -Mode.SUB_TRUE_MOTION,
    4,
    -Mode.SUB_VERTICAL,
    6,
    8,
    12,
    -Mode.SUB_HORIZONTAL,
    10,
    -Mode.SUB_RIGHT_DOWN,
    -Mode.SUB_VERTICAL_RIGHT,
    -Mode.SUB_LEFT_DOWN,
    14,
    -Mode.SUB_VERTICAL_LEFT,
    16,
    -Mode.SUB_HORIZONTAL_DOWN,
    -Mode.SUB_HORIZONTAL_UP
  };

  /** Segment numbers. */
  public static final int[] SEGMENT = {2, 4, -0, -1, -2, -3};

  /** How an inter macroblock moves. */
  public static final int[] INTER_MODE = {
    -Mode.ZERO, 2, -Mode.NEAREST, 4, -Mode.NEAR, 6, -Mode.NEW, -Mode.SPLIT
  };

  /** How a macroblock is split: index into {@link SplitLayout}. */
  public static final int[] SPLIT_LAYOUT = {-3, 2, -2, 4, -0, -1};

  /** How a part of a split macroblock moves. */
  public static final int[] SUB_MOTION = {
    -Mode.MOTION_LEFT, 2, -Mode.MOTION_ABOVE, 4, -Mode.MOTION_ZERO, -Mode.MOTION_NEW
  };

  /** Motion vector components below eight. */
  public static final int[] SHORT_MOTION = {2, 8, 4, 6, -0, -1, -2, -3, 10, 12, -4, -5, -6, -7};

  private Trees() {}
}
