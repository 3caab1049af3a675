package testbed.vp8.encode;

import java.util.Arrays;
import testbed.vp8.entropy.Probabilities;
import testbed.vp8.entropy.Tokens;

/** Counts which way each decision of the coefficient tree went, so that probabilities can adapt. */
final class TokenCounts implements TokenSink {
  private static final int ROWS = 4 * 8 * 3;
  private static final int NODES = 11;

  /** First the tokens that could have been the end, then those that follow a zero. */
  private final int[] tokens = new int[2 * ROWS * Levels.TOKENS];

  private final int[] zeros = new int[ROWS * NODES];
  private final int[] ones = new int[ROWS * NODES];

  void clear() {
    Arrays.fill(tokens, 0);
  }

  @Override
  public int block(int type, int context, short[] levels, int at, int end) {
    int first = type == Tokens.LUMA_AFTER_Y2 ? 1 : 0;
    int rows = type * 8 * 3 * Levels.TOKENS;
    int row = rows + (Tokens.BANDS[first] * 3 + context) * Levels.TOKENS;
    for (int i = first; i < end; i++) {
      int magnitude = Math.abs(levels[at + Residual.place(i)]);
      tokens[row + Levels.token(magnitude)]++;
      if (i == 15) {
        return 0;
      }
      row = rows + (Tokens.BANDS[i + 1] * 3 + Math.min(magnitude, 2)) * Levels.TOKENS;
      if (magnitude == 0) {
        row += ROWS * Levels.TOKENS;
      }
    }
    tokens[row + Levels.END_TOKEN]++;
    return 0;
  }

  /**
   * Chooses probabilities for what was counted: a new one where it saves more than telling it
   * costs.
   *
   * @param table the table in force
   * @param adapted receives the coefficient part of the table to use
   */
  void adapt(byte[] table, byte[] adapted) {
    countDecisions();
    for (int i = 0; i < ROWS * NODES; i++) {
      int at = Probabilities.COEFFICIENTS + i;
      int old = table[at] & 0xff;
      int update = Probabilities.coefficientUpdate(i);
      int fitting = ProbabilityChoice.fitting(zeros[i], ones[i]);
      adapted[at] = (byte) ProbabilityChoice.choose(old, fitting, zeros[i], ones[i], update, 8);
    }
  }

  private void countDecisions() {
    for (int row = 0; row < ROWS; row++) {
      int at = row * Levels.TOKENS;
      int behind = ROWS * Levels.TOKENS + at;
      int n = row * NODES;
      int more = 0;
      int[] sum = new int[Levels.END_TOKEN];
      for (int token = 0; token < Levels.END_TOKEN; token++) {
        sum[token] = tokens[at + token] + tokens[behind + token];
        more += tokens[at + token];
      }
      int low = sum[5] + sum[6];
      int middle = sum[7] + sum[8];
      int top = sum[9] + sum[10];
      int threeOrFour = sum[3] + sum[4];
      int categories = low + middle + top;
      int large = sum[2] + threeOrFour + categories;
      count(n, tokens[at + Levels.END_TOKEN], more);
      count(n + 1, sum[0], sum[1] + large);
      count(n + 2, sum[1], large);
      count(n + 3, sum[2] + threeOrFour, categories);
      count(n + 4, sum[2], threeOrFour);
      count(n + 5, sum[3], sum[4]);
      count(n + 6, low, middle + top);
      count(n + 7, sum[5], sum[6]);
      count(n + 8, middle, top);
      count(n + 9, sum[7], sum[8]);
      count(n + 10, sum[9], sum[10]);
    }
  }

  private void count(int node, int zero, int one) {
    zeros[node] = zero;
    ones[node] = one;
  }
}
