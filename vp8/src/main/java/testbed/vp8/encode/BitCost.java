package testbed.vp8.encode;

/** What a decision of the boolean coder costs, in 1/256 bit. */
final class BitCost {
  /** Cost units of one bit. */
  static final int BIT = 256;

  private static final int[] ZERO = costs();

  private BitCost() {}

  /** The cost of writing {@code bit} where a zero has this probability, in 1/256. */
  static int of(int bit, int probability) {
    return ZERO[bit == 0 ? probability : 256 - probability];
  }

  /** The cost of a zero of this probability. */
  static int zero(int probability) {
    return ZERO[probability];
  }

  /** The cost of a one where a zero has this probability. */
  static int one(int probability) {
    return ZERO[256 - probability];
  }

  private static int[] costs() {
    int[] costs = new int[257];
    costs[0] = 16 * BIT;
    for (int p = 1; p <= 256; p++) {
      costs[p] = (int) Math.round(-Math.log(p / 256.0) / Math.log(2) * BIT);
    }
    return costs;
  }
}
