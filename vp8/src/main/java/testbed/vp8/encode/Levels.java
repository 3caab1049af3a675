package testbed.vp8.encode;

import testbed.vp8.entropy.Tokens;

/**
 * Facts about single quantized coefficients: which token a magnitude takes and what else it costs.
 */
final class Levels {
  /** Tokens in the order of their magnitudes; 1 to 4 stand for themselves. */
  static final int ZERO_TOKEN = 0;

  /** The first of the six categories, for magnitudes from 5. */
  static final int FIRST_CATEGORY = 5;

  /** Nothing but zeros follows. */
  static final int END_TOKEN = 11;

  /** How many tokens there are. */
  static final int TOKENS = 12;

  private static final byte[] TOKEN = new byte[Tokens.LARGEST + 1];
  private static final short[] EXTRA_COST = new short[Tokens.LARGEST + 1];

  static {
    for (int magnitude = 0; magnitude <= Tokens.LARGEST; magnitude++) {
      TOKEN[magnitude] = (byte) tokenFor(magnitude);
      EXTRA_COST[magnitude] = (short) extraCostFor(magnitude);
    }
  }

  private Levels() {}

  /** The token of a magnitude, 0 to {@link Tokens#LARGEST}. */
  static int token(int magnitude) {
    return TOKEN[magnitude];
  }

  /** What the sign and the extra bits of a magnitude cost, in 1/256 bit. */
  static int extraCost(int magnitude) {
    return EXTRA_COST[magnitude];
  }

  private static int tokenFor(int magnitude) {
    if (magnitude < FIRST_CATEGORY) {
      return magnitude;
    }
    int category = 0;
    while (category < 5 && magnitude >= Tokens.CATEGORY_BASE[category + 1]) {
      category++;
    }
    return FIRST_CATEGORY + category;
  }

  private static int extraCostFor(int magnitude) {
    int cost = magnitude == 0 ? 0 : BitCost.BIT;
    if (magnitude >= FIRST_CATEGORY) {
      int category = tokenFor(magnitude) - FIRST_CATEGORY;
      int[] probabilities = Tokens.CATEGORY_BITS[category];
      int extra = magnitude - Tokens.CATEGORY_BASE[category];
      for (int i = 0; i < probabilities.length; i++) {
        cost += BitCost.of((extra >> (probabilities.length - 1 - i)) & 1, probabilities[i]);
      }
    }
    return cost;
  }
}
