package testbed.vp8.encode;

import testbed.vp8.State;
import testbed.vp8.entropy.Mode;

/** Decides about one macroblock after the other and leaves their reconstruction in the target. */
final class MacroblockEncoder {
  private final State state;
  private final BlockContexts contexts;
  private final IntraSearch intra;
  private final InterSearch inter;
  private final Tradeoff tradeoff;
  private final FrameCosts costs;

  private Attempt best = new Attempt();
  private Attempt other = new Attempt();

  /**
   * @param state what inter frames refer to
   * @param inter null in key frames
   */
  MacroblockEncoder(
      State state, BlockContexts contexts, IntraSearch intra, InterSearch inter, FrameCosts costs) {
    this.state = state;
    this.contexts = contexts;
    this.intra = intra;
    this.inter = inter;
    this.costs = costs;
    tradeoff = costs.tradeoff();
  }

  /** Codes a macroblock and returns what is left to write; the caller gives a spare in exchange. */
  Residual code(Site site, Residual spare) {
    if (inter == null) {
      codeIntra(site, 0);
    } else {
      codeInter(site);
    }
    best.decide(site);
    Residual done = best.residual;
    best.residual = spare;
    return done;
  }

  private void codeInter(Site site) {
    inter.choose(site, state.last(), Mode.LAST, costs.last());
    best.reference = Mode.LAST;
    inter.code(site, state.last(), contexts, costs.skip(), best);
    int mode = intra.chooseLuma(site);
    long limit = best.cost;
    if (intra.lumaCost() > inter.cost() + tradeoff.absolute(0, costs.intra() - costs.last())) {
      inter.restore(site, best);
      return;
    }
    swap();
    codeIntra(site, costs.intra());
    if (best.cost >= limit) {
      swap();
      best.restore(site);
    }
  }
}
