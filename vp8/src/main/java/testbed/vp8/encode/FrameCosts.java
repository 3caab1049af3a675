package testbed.vp8.encode;

import testbed.vp8.entropy.Mode;

/**
 * What the choices above the level of modes cost in a frame, in 1/256 bit. The probabilities behind
 * them are chosen after the frame is coded, so these are expectations.
 *
 * @param tradeoff what bits are worth
 * @param skip saying whether there are coefficients
 * @param intra saying that a macroblock is predicted from its own picture; 0 in key frames
 * @param last saying that it is predicted from the last frame
 * @param older saying that it is predicted from the golden or the alternate frame; the other of the
 *     two is thought to be used by no macroblock, so that saying which costs nothing
 */
record FrameCosts(Tradeoff tradeoff, SkipCosts skip, int intra, int last, int older) {
  private static final int CODED = 150;
  private static final int INTRA = 20;
  private static final int LAST = 240;

  static FrameCosts key(Tradeoff tradeoff) {
    return new FrameCosts(tradeoff, SkipCosts.of(230), 0, 0, 0);
  }

  static FrameCosts inter(Tradeoff tradeoff) {
    int inter = BitCost.one(INTRA);
    return new FrameCosts(
        tradeoff,
        SkipCosts.of(CODED),
        BitCost.zero(INTRA),
        inter + BitCost.zero(LAST),
        inter + BitCost.one(LAST));
  }

  /** Saying that a macroblock is predicted from this frame, of {@link Mode}. */
  int reference(int number) {
    return switch (number) {
      case Mode.INTRA -> intra;
      case Mode.LAST -> last;
      default -> older;
    };
  }
}
