package testbed.vp8.entropy;

import java.util.Arrays;

/**
 * The probabilities that adapt from frame to frame, in one flat table of unsigned bytes: those of
 * coefficients (RFC 6386, section 13), motion vectors (17.2), luma and chroma modes (16.2).
 *
 * <p>Frozen: nobody writes into {@link #table()} of an instance that has been handed out.
 */
public final class Probabilities {
  /** Where the coefficient rows begin: block type, band, context, eleven nodes. */
  public static final int COEFFICIENTS = 0;

  /** How many coefficient probabilities there are. */
  public static final int COEFFICIENT_COUNT = 4 * 8 * 3 * 11;

  /** Where the motion vector contexts begin: vertical first, then horizontal. */
  public static final int MOTION = COEFFICIENTS + COEFFICIENT_COUNT;

  /** Probabilities for one component of a motion vector. */
  public static final int MOTION_CONTEXT = 19;

  /** Where the four luma mode probabilities of inter frames begin. */
  public static final int LUMA_MODES = MOTION + 2 * MOTION_CONTEXT;

  /** Where the three chroma mode probabilities of inter frames begin. */
  public static final int CHROMA_MODES = LUMA_MODES + 4;

  /** All of them. */
  public static final int COUNT = CHROMA_MODES + 3;

  private static final int[] DEFAULT_MOTION = {
    162, 128, 225, 146, 172, 147, 214, 39, 156, 128, 129, 132, 75, 145, 178, 206, 239, 254, 254,
    164, 128, 204, 170, 119, 235, 140, 230, 228, 128, 130, 130, 74, 148, 180, 203, 236, 254, 254
  };

  private static final int[] MOTION_UPDATES = {
    237, 246, 253, 253, 254, 254, 254, 254, 254, 254, 254, 254, 254, 254, 250, 250, 252, 254, 254,
    231, 243, 245, 253, 254, 254, 254, 254, 254, 254, 254, 254, 254, 254, 251, 251, 254, 254, 254
  };

  /** What a key frame begins with. */
  public static final Probabilities DEFAULT = defaults();

  private final byte[] table;

  /** Takes ownership of a full table. */
  public Probabilities(byte[] table) {
    if (table.length != COUNT) {
      throw new IllegalArgumentException(table.length + " probabilities instead of " + COUNT);
    }
    this.table = table;
  }

  /** Index of the eleven probabilities for a block type, coefficient band and context. */
  public static int coefficientRow(int type, int band, int context) {
    return ((type * 8 + band) * 3 + context) * 11;
  }

  /** How likely a header leaves the coefficient probability at this index alone, 1 to 255. */
  public static int coefficientUpdate(int index) {
    return CoefficientUpdates.TABLE[index];
  }

  /** How likely a header leaves the motion probability at this index (0 to 37) alone. */
  public static int motionUpdate(int index) {
    return MOTION_UPDATES[index];
  }

  /** One probability, 0 to 255. */
  public int at(int index) {
    return table[index] & 0xff;
  }

  /** The table itself; read only, by agreement. */
  public byte[] table() {
    return table;
  }

  /** A copy to be changed and frozen again. */
  public byte[] copy() {
    return table.clone();
  }

  private static Probabilities defaults() {
    byte[] table = new byte[COUNT];
    int at = 0;
    int[] modes = {112, 86, 140, 37, 162, 101, 204};
    for (int[] part : new int[][] {DefaultCoefficients.TABLE, DEFAULT_MOTION, modes}) {
      for (int probability : part) {
        table[at++] = (byte) probability;
      }
    }
    return new Probabilities(table);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Probabilities p && Arrays.equals(table, p.table);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(table);
  }

  @Override
  public String toString() {
    return "Probabilities " + Integer.toHexString(hashCode());
  }
}
