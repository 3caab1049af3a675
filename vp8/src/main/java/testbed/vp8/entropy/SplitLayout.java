package testbed.vp8.entropy;

/** How a split macroblock's sixteen luma subblocks share motion vectors (RFC 6386, 16.3). */
@SuppressWarnings("MutablePublicArray")
public final class SplitLayout {
  /** An upper and a lower half. */
  public static final int TOP_BOTTOM = 0;

  /** A left and a right half. */
  public static final int LEFT_RIGHT = 1;

  /** Four quarters. */
  public static final int QUARTERS = 2;

  /** Sixteen subblocks. */
  public static final int SIXTEENTHS = 3;

  /** Parts of each layout. */
  public static final int[] PARTS = {2, 2, 4, 16};

  /** For each layout the part that each subblock belongs to. Read only, by agreement. */
  public static final int[][] PART_OF = {
    {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1},
    {0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1, 0, 0, 1, 1},
    {0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 3, 3, 2, 2, 3, 3},
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}
  };

  /** For each layout the first subblock of each part. Read only, by agreement. */
  public static final int[][] FIRST_OF = {
    {0, 8}, {0, 2}, {0, 2, 8, 10}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}
  };

  private SplitLayout() {}
}
