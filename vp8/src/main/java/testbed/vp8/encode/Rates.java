package testbed.vp8.encode;

/**
 * What inter prediction costs.
 *
 * @param motion what vectors cost
 * @param tokens what coefficients cost
 * @param tradeoff what bits are worth
 */
record Rates(MotionCosts motion, TokenCosts tokens, Tradeoff tradeoff) {}
