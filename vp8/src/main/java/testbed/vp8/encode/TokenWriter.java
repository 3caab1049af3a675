package testbed.vp8.encode;

import testbed.vp8.entropy.Probabilities;
import testbed.vp8.entropy.Tokens;

/**
 * Writes quantized blocks as tokens (RFC 6386, section 13).
 *
 * @param out where to
 * @param table the probabilities in force
 */
@SuppressWarnings("ArrayRecordComponent")
record TokenWriter(BoolEncoder out, byte[] table) implements TokenSink {
  @Override
  public int block(int type, int context, short[] levels, int at, int end) {
    int first = type == Tokens.LUMA_AFTER_Y2 ? 1 : 0;
    int p = Probabilities.coefficientRow(type, Tokens.BANDS[first], context);
    boolean endPossible = true;
    for (int i = first; i < end; i++) {
      int level = levels[at + Residual.place(i)];
      int magnitude = Math.abs(level);
      if (endPossible) {
        out.write(1, table[p] & 0xff);
      }
      magnitude(p, magnitude);
      if (magnitude != 0) {
        out.writeFlag(level >>> 31);
      }
      endPossible = magnitude != 0;
      if (i == 15) {
        return 0;
      }
      p = Probabilities.coefficientRow(type, Tokens.BANDS[i + 1], Math.min(magnitude, 2));
    }
    out.write(0, table[p] & 0xff);
    return 0;
  }

  private void magnitude(int p, int magnitude) {
    if (magnitude == 0) {
      out.write(0, table[p + 1] & 0xff);
      return;
    }
    out.write(1, table[p + 1] & 0xff);
    if (magnitude == 1) {
      out.write(0, table[p + 2] & 0xff);
      return;
    }
    out.write(1, table[p + 2] & 0xff);
    if (magnitude < Levels.FIRST_CATEGORY) {
      out.write(0, table[p + 3] & 0xff);
      out.write(magnitude == 2 ? 0 : 1, table[p + 4] & 0xff);
      if (magnitude > 2) {
        out.write(magnitude - 3, table[p + 5] & 0xff);
      }
      return;
    }
    out.write(1, table[p + 3] & 0xff);
    category(p, magnitude);
  }

  private void category(int p, int magnitude) {
    int category = Levels.token(magnitude) - Levels.FIRST_CATEGORY;
    if (category < 2) {
      out.write(0, table[p + 6] & 0xff);
      out.write(category, table[p + 7] & 0xff);
    } else {
      out.write(1, table[p + 6] & 0xff);
      out.write(category < 4 ? 0 : 1, table[p + 8] & 0xff);
      out.write(category & 1, table[p + (category < 4 ? 9 : 10)] & 0xff);
    }
    int[] probabilities = Tokens.CATEGORY_BITS[category];
    int extra = magnitude - Tokens.CATEGORY_BASE[category];
    for (int i = 0; i < probabilities.length; i++) {
      out.write((extra >> (probabilities.length - 1 - i)) & 1, probabilities[i]);
    }
  }
}
