package testbed.vp8.entropy;

/** Probabilities that no frame changes, as unsigned bytes. Read only, by agreement. */
@SuppressWarnings("MutablePublicArray")
public final class FixedProbabilities {
  /** Luma modes of key frames. */
  public static final byte[] KEY_LUMA_MODES = bytes(145, 156, 163, 128);

  /** Chroma modes of key frames. */
  public static final byte[] KEY_CHROMA_MODES = bytes(142, 114, 183);

  /** Subblock modes of inter frames. */
  public static final byte[] SUBBLOCK_MODES = bytes(120, 90, 79, 133, 87, 85, 80, 111, 151);

  /** Subblock modes of key frames; see {@link #keySubblockRow}. */
  public static final byte[] KEY_SUBBLOCK_MODES = bytes(KeyFrameSubblocks.TABLE);

  /** How macroblocks are split. */
  public static final byte[] SPLIT_LAYOUTS = bytes(110, 111, 150);

  /** How parts of split macroblocks move: three for each of the five contexts. */
  public static final byte[] SUB_MOTIONS =
      bytes(147, 136, 18, 106, 145, 1, 179, 121, 1, 223, 1, 34, 208, 1, 1);

  /** Inter modes: four probabilities for each weight of the neighbourhood, 0 to 5. */
  public static final byte[] INTER_MODES =
      bytes(
          7, 1, 1, 143, 14, 18, 14, 107, 135, 64, 57, 68, 60, 56, 128, 65, 159, 134, 128, 34, 234,
          188, 128, 28);

  private FixedProbabilities() {}

  /** Where in {@link #KEY_SUBBLOCK_MODES} the nine probabilities for these neighbours begin. */
  public static int keySubblockRow(int above, int left) {
    return (above * 10 + left) * 9;
  }

  /**
   * Where in {@link #SUB_MOTIONS} the three probabilities for these neighbouring vectors begin.
   *
   * @param left the packed vector of the subblock to the left
   * @param above the packed vector of the subblock above
   */
  public static int subMotionRow(int left, int above) {
    if (left == above) {
      return above == 0 ? 12 : 9;
    }
    if (above == 0) {
      return 6;
    }
    return left == 0 ? 3 : 0;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
