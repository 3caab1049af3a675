package testbed.vp8.encode;

/**
 * What it costs to say whether a macroblock has coefficients, in 1/256 bit.
 *
 * @param coded that it has
 * @param skipped that it has none
 */
record SkipCosts(int coded, int skipped) {
  /** Costs where a macroblock has coefficients with this probability, in 1/256. */
  static SkipCosts of(int probability) {
    return new SkipCosts(BitCost.zero(probability), BitCost.one(probability));
  }

  /** The cost for a macroblock with this residual. */
  int of(Residual residual) {
    return residual.isEmpty() ? skipped : coded;
  }
}
