package testbed.vp8.entropy;

/** The alphabet of quantized coefficients (RFC 6386, section 13). Read only, by agreement. */
@SuppressWarnings("MutablePublicArray")
public final class Tokens {
  /** Block type: luma whose DC went into the Y2 block. */
  public static final int LUMA_AFTER_Y2 = 0;

  /** Block type: the second-order block of luma DCs. */
  public static final int Y2 = 1;

  /** Block type: chroma. */
  public static final int CHROMA = 2;

  /** Block type: luma with its own DC. */
  public static final int LUMA = 3;

  /** The place in the block of the n-th coefficient. */
  public static final int[] ZIGZAG = {0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15};

  /** The band of the n-th coefficient. */
  public static final int[] BANDS = {0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7};

  /** Smallest magnitude of each of the six categories. */
  public static final int[] CATEGORY_BASE = {5, 7, 11, 19, 35, 67};

  /** Probabilities of the extra bits of each category, highest bit first. */
  public static final int[][] CATEGORY_BITS = {
    {159},
    {165, 145},
    {173, 148, 140},
    {176, 155, 140, 135},
    {180, 157, 141, 134, 130},
    {254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129}
  };

  /** The largest magnitude that the alphabet can express. */
  public static final int LARGEST = 67 + (1 << 11) - 1;

  private Tokens() {}
}
