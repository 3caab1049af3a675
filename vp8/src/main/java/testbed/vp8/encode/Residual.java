package testbed.vp8.encode;

import java.util.Arrays;
import testbed.vp8.entropy.Tokens;

/**
 * The quantized difference of a macroblock and its prediction: 25 blocks of 16 levels; 0 to 15 are
 * luma, 16 to 19 and 20 to 23 chroma, 24 is the second-order block. Two blocks that lie side by
 * side share a pair (see {@link PairTransform}).
 */
final class Residual {
  /** Blocks of a macroblock. */
  static final int BLOCKS = 25;

  /** The first chroma block. */
  static final int CHROMA = 16;

  /** Index of the second-order block. */
  static final int Y2 = 24;

  /** Where each block finds its context above, among the nine of a macroblock's edge. */
  private static final int[] ABOVE = {
    0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7, 8
  };

  /** Where each block finds its context to the left. */
  private static final int[] LEFT = {
    0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8
  };

  /** Where in its pair the left block has the n-th level in coding order. */
  private static final int[] PLACES = places();

  /** For each eight places of a block that may have a level: how many levels are coded then. */
  private static final byte[][] CODED = {coded(0), coded(8)};

  /** Those of a block of which none are coded are not defined. */
  final short[] levels = new short[(BLOCKS + 1) * 16];

  /** How many levels of each block are coded. */
  final byte[] ends = new byte[BLOCKS];

  /** Whether there is a second-order block. */
  boolean withY2;

  /** Where the levels of a block begin. */
  static int start(int block) {
    return PairTransform.SIZE * (block >> 1) + 4 * (block & 1);
  }

  /** How far behind the start of its block the n-th level in coding order is. */
  static int place(int n) {
    return PLACES[n];
  }

  /**
   * Notes how many levels of a block are coded.
   *
   * @param places which of its pair are not zero, as bits
   */
  void end(int block, int places) {
    int mine = places >>> (4 * (block & 1));
    int upper = (mine & 0xf) | ((mine >>> 4) & 0xf0);
    int lower = ((mine >>> 16) & 0xf) | ((mine >>> 20) & 0xf0);
    ends[block] = (byte) Math.max(CODED[0][upper], CODED[1][lower]);
  }

  /** Whether there is nothing to code. */
  boolean isEmpty() {
    int first = withY2 ? 1 : 0;
    int some = withY2 ? ends[Y2] : 0;
    for (int block = 0; block < CHROMA; block++) {
      some |= ends[block] > first ? 1 : 0;
    }
    for (int block = CHROMA; block < Y2; block++) {
      some |= ends[block];
    }
    return some == 0;
  }

  /** Leaves nothing to code. */
  void clear() {
    Arrays.fill(ends, (byte) 0);
  }

  /** Shows all blocks to the sink, updates the contexts and returns what they cost. */
  int visit(TokenSink sink, byte[] above, byte[] left) {
    return visitLuma(sink, above, left) + visitChroma(sink, above, left);
  }

  /** Shows the second-order and the luma blocks to the sink. */
  int visitLuma(TokenSink sink, byte[] above, byte[] left) {
    int cost = 0;
    int type = Tokens.LUMA;
    if (withY2) {
      cost += visit(sink, Tokens.Y2, Y2, above, left);
      type = Tokens.LUMA_AFTER_Y2;
    }
    for (int block = 0; block < CHROMA; block++) {
      cost += visit(sink, type, block, above, left);
    }
    return cost;
  }

  /** Shows the chroma blocks to the sink. */
  int visitChroma(TokenSink sink, byte[] above, byte[] left) {
    int cost = 0;
    for (int block = CHROMA; block < Y2; block++) {
      cost += visit(sink, Tokens.CHROMA, block, above, left);
    }
    return cost;
  }

  /** Shows one block to the sink. */
  int visit(TokenSink sink, int type, int block, byte[] above, byte[] left) {
    int a = ABOVE[block];
    int l = LEFT[block];
    int end = ends[block];
    int cost = sink.block(type, above[a] + left[l], levels, start(block), end);
    byte some = (byte) (end > (type == Tokens.LUMA_AFTER_Y2 ? 1 : 0) ? 1 : 0);
    above[a] = some;
    left[l] = some;
    return cost;
  }

  private static int[] places() {
    int[] places = new int[16];
    for (int n = 0; n < 16; n++) {
      int raster = Tokens.ZIGZAG[n];
      places[n] = PairTransform.ROW * (raster >> 2) + (raster & 3);
    }
    return places;
  }

  private static byte[] coded(int first) {
    byte[] coded = new byte[256];
    for (int n = 0; n < 16; n++) {
      int bit = Tokens.ZIGZAG[n] - first;
      for (int places = 0; places < 256 && bit >= 0 && bit < 8; places++) {
        if (((places >> bit) & 1) != 0) {
          coded[places] = (byte) (n + 1);
        }
      }
    }
    return coded;
  }
}
