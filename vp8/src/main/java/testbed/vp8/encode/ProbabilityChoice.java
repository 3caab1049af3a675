package testbed.vp8.encode;

/** Whether to tell the decoder a new probability. */
final class ProbabilityChoice {
  private ProbabilityChoice() {}

  /** The probability of a zero, 1 to 255, that fits these counts best; 128 where there are none. */
  static int fitting(int zeros, int ones) {
    long all = (long) zeros + ones;
    if (all == 0) {
      return 128;
    }
    return Math.clamp((zeros * 256L + all / 2) / all, 1, 255);
  }

  /** What these decisions cost in all, in 1/256 bit. */
  static long cost(int probability, int zeros, int ones) {
    return (long) zeros * BitCost.zero(probability) + (long) ones * BitCost.one(probability);
  }

  /**
   * The old probability, or the fitting one if that is worth its update.
   *
   * @param fitting the best probability that can be told
   * @param update probability that the header leaves this place alone
   * @param bits length of the new value in the header
   */
  static int choose(int old, int fitting, int zeros, int ones, int update, int bits) {
    long telling = BitCost.one(update) - BitCost.zero(update) + (long) bits * BitCost.BIT;
    return cost(fitting, zeros, ones) + telling < cost(old, zeros, ones) ? fitting : old;
  }
}
