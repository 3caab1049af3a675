package testbed.vp8.encode;

import testbed.vp8.State;
import testbed.vp8.entropy.Mode;
import testbed.vp8.frame.ModeGrid;

/**
 * Decides about one macroblock after the other, advised by decisions against another state, and
 * leaves their reconstruction in the target. What a search found is not searched for again. Anew is
 * decided what costs little, because what looked good enough against the other state may not here:
 * whether there are coefficients, whether the macroblock rests or moves as those around it, whether
 * it needs parts or intra prediction. Motion is searched for where the other state gave no reason
 * to, and this one does.
 */
final class MacroblockRebaser {
  /**
   * What a rebased frame draws upon.
   *
   * @param state the references
   * @param advice the decisions against another state; only read
   */
  record Past(State state, ModeGrid advice) {}

  private final State state;
  private final ModeGrid advice;
  private final BlockContexts contexts;
  private final IntraSearch intraSearch;
  private final InterSearch interSearch;
  private final FrameCosts costs;
  private final Attempt whole = new Attempt();
  private final Attempt other = new Attempt();

  MacroblockRebaser(
      Past past,
      BlockContexts contexts,
      IntraSearch intraSearch,
      InterSearch interSearch,
      FrameCosts costs) {
    state = past.state();
    advice = past.advice();
    this.contexts = contexts;
    this.intraSearch = intraSearch;
    this.interSearch = interSearch;
    this.costs = costs;
  }

  /** Codes a macroblock and returns what is left to write; takes a spare in exchange. */
  Residual code(Site site, Residual spare) {
    codeWhole(site);
    Attempt best = whole.residual.isEmpty() ? whole : compare(site);
    best.decide(site);
    Residual done = best.residual;
    best.residual = spare;
    return done;
  }

  private void codeWhole(Site site) {
    int advised = advice.references[site.macroblock];
    int mode = advice.lumaModes[site.macroblock];
    int reference = advised == Mode.INTRA ? Mode.LAST : advised;
    int vector = advised == Mode.INTRA ? 0 : advice.vectors[16 * site.macroblock + 15];
    int bits = costs.reference(reference);
    interSearch.reconsider(site, state.reference(reference), reference, vector, bits);
    if (mode != Mode.NEW && mode != Mode.SPLIT) {
      interSearch.exploreIfPoor(site, bits);
    }
    interSearch.code(site, state, contexts, costs.skip(), whole);
  }

  /** Leaves the better of the whole macroblock and another way to code it. */
  private Attempt compare(Site site) {
    whole.keep(site);
    if (codeOtherwise(site) && other.cost < whole.cost) {
      return other;
    }
    whole.restore(site);
    return whole;
  }

  private boolean codeOtherwise(Site site) {
    if (advice.references[site.macroblock] == Mode.INTRA) {
      return codeIntraAgain(site);
    }
    if (advice.lumaModes[site.macroblock] == Mode.SPLIT) {
      return codeSplitAgain(site);
    }
    return !interSearch.isGoodEnough() && codeIntra(site);
  }

  private boolean codeSplitAgain(Site site) {
    other.reference = advice.references[site.macroblock];
    other.layout = advice.layouts[site.macroblock];
    System.arraycopy(advice.vectors, 16 * site.macroblock, other.vectors, 0, 16);
    return interSearch.codeSplitAgain(site, state, contexts, costs, other);
  }

  private boolean codeIntraAgain(Site site) {
    other.lumaMode = advice.lumaModes[site.macroblock];
    other.chromaMode = advice.chromaModes[site.macroblock];
    System.arraycopy(advice.subblockModes, 16 * site.macroblock, other.subblockModes, 0, 16);
    finishIntra(intraSearch.codeAgain(site, contexts, other));
    return true;
  }

  private boolean codeIntra(Site site) {
    int lumaMode = intraSearch.chooseLuma(site);
    int cost = intraSearch.lumaCost() + costs.tradeoff().absolute(0, costs.intra());
    if (cost > interSearch.cost()) {
      return false;
    }
    long luma = intraSearch.codeWhole(site, contexts, lumaMode, other);
    finishIntra(luma + intraSearch.codeChroma(site, contexts, other));
    return true;
  }

  private void finishIntra(long samples) {
    other.reference = Mode.INTRA;
    int bits = costs.intra() + costs.skip().of(other.residual);
    other.cost = samples + costs.tradeoff().squared(0, bits);
  }
}
