package testbed.vp8.encode;

import java.util.Arrays;

/**
 * Which neighbouring blocks have coefficients: for each column of macroblocks the nine blocks (four
 * luma, two and two chroma, one Y2) at its lower edge, and the nine at the right edge of the
 * macroblock to the left.
 */
final class BlockContexts {
  private static final int EDGE = 9;
  private static final int Y2 = 8;

  private final byte[] above;
  private final byte[] left = new byte[EDGE];

  BlockContexts(int columns) {
    above = new byte[columns * EDGE];
  }

  /** Begins a frame. */
  void clear() {
    Arrays.fill(above, (byte) 0);
  }

  /** Begins a row. */
  void beginRow() {
    Arrays.fill(left, (byte) 0);
  }

  /** Copies the edges of a column, so that a choice can be tried on the copy. */
  void load(int column, byte[] aboveEdge, byte[] leftEdge) {
    System.arraycopy(above, column * EDGE, aboveEdge, 0, EDGE);
    System.arraycopy(left, 0, leftEdge, 0, EDGE);
  }

  /** Puts the edges of a column back. */
  void store(int column, byte[] aboveEdge, byte[] leftEdge) {
    System.arraycopy(aboveEdge, 0, above, column * EDGE, EDGE);
    System.arraycopy(leftEdge, 0, left, 0, EDGE);
  }

  /** Notes a macroblock without coefficients; the Y2 context stays where it has no Y2 block. */
  void skip(int column, boolean withY2) {
    int count = withY2 ? EDGE : Y2;
    Arrays.fill(above, column * EDGE, column * EDGE + count, (byte) 0);
    Arrays.fill(left, 0, count, (byte) 0);
  }
}
