package testbed.vp8.decode;

import java.util.Arrays;
import testbed.vp8.entropy.BoolDecoder;
import testbed.vp8.entropy.CoefficientReader;
import testbed.vp8.entropy.Probabilities;
import testbed.vp8.entropy.Tokens;
import testbed.vp8.transform.QuantizerSteps;

/**
 * The dequantized coefficients of the macroblock at hand, and what its neighbours must know of the
 * macroblocks before: which of their blocks were not empty.
 */
final class MacroblockTokens {
  /** Where the Y2 block is; before it are 16 luma, 4 U and 4 V blocks. */
  static final int Y2 = 24;

  /** Not-empty flags of a macroblock's edge: 4 luma, 2 U, 2 V, 1 Y2. */
  private static final int EDGE = 9;

  /** Sixteen coefficients for each of the 25 blocks; all zero between macroblocks. */
  final short[] coefficients = new short[25 * 16];

  /** How many coefficients each block states. */
  final byte[] counts = new byte[25];

  private final CoefficientReader reader;
  private final byte[] above;
  private final byte[] left = new byte[EDGE];

  MacroblockTokens(Probabilities probabilities, int columns) {
    reader = new CoefficientReader(probabilities);
    above = new byte[EDGE * columns];
  }

  /** Begins a row of macroblocks. */
  void beginRow() {
    Arrays.fill(left, (byte) 0);
  }

  /** Notes a macroblock without coefficients. A missing Y2 block leaves the Y2 context alone. */
  void skip(int column, boolean withY2) {
    int edge = withY2 ? EDGE : EDGE - 1;
    Arrays.fill(left, 0, edge, (byte) 0);
    Arrays.fill(above, EDGE * column, EDGE * column + edge, (byte) 0);
  }

  /** Reads a macroblock's blocks and says whether any of them was not empty. */
  boolean read(BoolDecoder in, int column, boolean withY2, QuantizerSteps steps) {
    int top = EDGE * column;
    int type = Tokens.LUMA;
    int total = 0;
    if (withY2) {
      int packed = pack(steps.y2Dc(), steps.y2Ac());
      total = read(in, Tokens.Y2, Y2, top + 8, 8, packed);
      type = Tokens.LUMA_AFTER_Y2;
    }
    int luma = pack(steps.lumaDc(), steps.lumaAc());
    for (int block = 0; block < 16; block++) {
      total |= read(in, type, block, top + (block & 3), block >> 2, luma);
    }
    int chroma = pack(steps.chromaDc(), steps.chromaAc());
    for (int block = 16; block < 24; block++) {
      int plane = block < 20 ? 4 : 6;
      int beside = plane + ((block >> 1) & 1);
      total |= read(in, Tokens.CHROMA, block, top + plane + (block & 1), beside, chroma);
    }
    return total != 0;
  }

  private int read(BoolDecoder in, int type, int block, int top, int side, int steps) {
    int context = above[top] + left[side];
    int count = reader.read(in, type, context, steps, coefficients, 16 * block);
    counts[block] = (byte) count;
    byte present = (byte) (count == 0 ? 0 : 1);
    above[top] = present;
    left[side] = present;
    return count;
  }

  private static int pack(int dc, int ac) {
    return (dc << 16) | ac;
  }
}
