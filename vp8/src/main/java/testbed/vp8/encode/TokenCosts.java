package testbed.vp8.encode;

import testbed.vp8.entropy.Probabilities;
import testbed.vp8.entropy.Tokens;

/** What coefficient tokens cost under given probabilities, in 1/256 bit. */
final class TokenCosts implements TokenSink {
  private static final int ROWS = 4 * 8 * 3;

  /**
   * For each row of probabilities and each token; a token that follows a zero cannot be the end.
   */
  private final int[] costs = new int[ROWS * Levels.TOKENS];

  private final int[] afterZero = new int[ROWS * Levels.TOKENS];

  /** Takes over new probabilities. */
  void use(byte[] table) {
    for (int row = 0; row < ROWS; row++) {
      fill(table, Probabilities.COEFFICIENTS + row * 11, row * Levels.TOKENS);
    }
  }

  private void fill(byte[] table, int p, int at) {
    int more = BitCost.one(table[p] & 0xff);
    int nonZero = BitCost.one(table[p + 1] & 0xff);
    int large = nonZero + BitCost.one(table[p + 2] & 0xff);
    int upToFour = large + BitCost.zero(table[p + 3] & 0xff);
    int threeOrFour = upToFour + BitCost.one(table[p + 4] & 0xff);
    int category = large + BitCost.one(table[p + 3] & 0xff);
    int low = category + BitCost.zero(table[p + 6] & 0xff);
    int high = category + BitCost.one(table[p + 6] & 0xff);
    int middle = high + BitCost.zero(table[p + 8] & 0xff);
    int top = high + BitCost.one(table[p + 8] & 0xff);
    afterZero[at] = BitCost.zero(table[p + 1] & 0xff);
    afterZero[at + 1] = nonZero + BitCost.zero(table[p + 2] & 0xff);
    afterZero[at + 2] = upToFour + BitCost.zero(table[p + 4] & 0xff);
    afterZero[at + 3] = threeOrFour + BitCost.zero(table[p + 5] & 0xff);
    afterZero[at + 4] = threeOrFour + BitCost.one(table[p + 5] & 0xff);
    afterZero[at + 5] = low + BitCost.zero(table[p + 7] & 0xff);
    afterZero[at + 6] = low + BitCost.one(table[p + 7] & 0xff);
    afterZero[at + 7] = middle + BitCost.zero(table[p + 9] & 0xff);
    afterZero[at + 8] = middle + BitCost.one(table[p + 9] & 0xff);
    afterZero[at + 9] = top + BitCost.zero(table[p + 10] & 0xff);
    afterZero[at + 10] = top + BitCost.one(table[p + 10] & 0xff);
    for (int token = 0; token < Levels.END_TOKEN; token++) {
      costs[at + token] = more + afterZero[at + token];
    }
    costs[at + Levels.END_TOKEN] = BitCost.zero(table[p] & 0xff);
  }

  @Override
  public int block(int type, int context, short[] levels, int at, int end) {
    int first = type == Tokens.LUMA_AFTER_Y2 ? 1 : 0;
    int rows = type * 8 * 3 * Levels.TOKENS;
    int row = rows + (Tokens.BANDS[first] * 3 + context) * Levels.TOKENS;
    if (end <= first) {
      return costs[row + Levels.END_TOKEN];
    }
    int cost = 0;
    int[] table = costs;
    for (int i = first; i < end; i++) {
      int magnitude = Math.abs(levels[at + Residual.place(i)]);
      cost += table[row + Levels.token(magnitude)] + Levels.extraCost(magnitude);
      int next = Math.min(magnitude, 2);
      table = magnitude == 0 ? afterZero : costs;
      if (i < 15) {
        row = rows + (Tokens.BANDS[i + 1] * 3 + next) * Levels.TOKENS;
      }
    }
    return end < 16 ? cost + costs[row + Levels.END_TOKEN] : cost;
  }
}
