package testbed.vp8.encode;

import java.util.Objects;
import testbed.vp8.EncoderSettings.Speed;
import testbed.vp8.State;
import testbed.vp8.entropy.Mode;

/** Decides about one macroblock after the other and leaves their reconstruction in the target. */
final class MacroblockEncoder {
  /**
   * What inter frames draw upon.
   *
   * @param state the references
   * @param motion from the last frame; null in key frames
   */
  record Past(State state, MotionField motion) {}

  private final State state;
  private final MotionField motion;
  private final BlockContexts contexts;
  private final IntraSearch intraSearch;
  private final InterSearch interSearch;
  private final FrameCosts costs;
  private final Tradeoff tradeoff;

  /** Whether the golden frame is the last frame. */
  private final boolean sameReference;

  private final Speed speed;

  /** How much worse intra prediction may look and still be tried, in sixteenths. */
  private final int intraMargin;

  private final Attempt inter = new Attempt();
  private final Attempt split = new Attempt();
  private final Attempt whole = new Attempt();
  private final Attempt subblocks = new Attempt();

  MacroblockEncoder(
      Past past,
      BlockContexts contexts,
      IntraSearch intraSearch,
      InterSearch interSearch,
      FrameCosts costs,
      Speed speed) {
    this.speed = speed;
    intraMargin = speed == Speed.REALTIME ? 16 : 24;
    state = past.state();
    motion = past.motion();
    this.contexts = contexts;
    this.intraSearch = intraSearch;
    this.interSearch = interSearch;
    this.costs = costs;
    tradeoff = costs.tradeoff();
    sameReference = Objects.equals(state.golden(), state.last());
  }

  /** Codes a macroblock and returns what is left to write; takes a spare in exchange. */
  Residual code(Site site, Residual spare) {
    Attempt best = motion == null ? codeIntra(site, intraSearch.chooseLuma(site)) : codeInter(site);
    best.decide(site);
    Residual done = best.residual;
    best.residual = spare;
    return done;
  }

  private final Attempt codeInter(Site site) {
    interSearch.follow(site, state.last(), motion, costs.last());
    if (!sameReference) {
      interSearch.chooseAlso(site, state.golden(), Mode.GOLDEN, costs.older());
    }
    interSearch.code(site, state, contexts, costs.skip(), inter);
    if (inter.residual.isEmpty()) {
      return inter;
    }
    inter.keep(site);
    Attempt best = inter;
    if (speed == Speed.GOOD
        && interSearch.codeSplit(site, state, contexts, costs, split)
        && split.cost < inter.cost) {
      split.keep(site);
      best = split;
    }
    int lumaMode = intraSearch.chooseLuma(site);
    int intraCost = intraSearch.lumaCost() + tradeoff.absolute(0, costs.intra());
    if (16L * intraCost <= (long) intraMargin * interSearch.cost()) {
      Attempt intra = codeIntra(site, lumaMode);
      if (intra.cost < best.cost) {
        return intra;
      }
    }
    best.restore(site);
    return best;
  }

  private final Attempt codeIntra(Site site, int lumaMode) {
    Attempt best = whole;
    best.cost = intraSearch.codeWhole(site, contexts, lumaMode, whole);
    whole.keep(site);
    subblocks.cost = intraSearch.codeSubblocks(site, contexts, whole.cost, subblocks);
    if (subblocks.cost < whole.cost) {
      best = subblocks;
    } else {
      whole.restore(site);
    }
    best.reference = Mode.INTRA;
    best.cost += intraSearch.codeChroma(site, contexts, best);
    int bits = costs.intra() + costs.skip().of(best.residual);
    best.cost += tradeoff.squared(0, bits);
    return best;
  }
}
