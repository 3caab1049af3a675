package testbed.vp8.encode;

import testbed.video.Raster;
import testbed.vp8.EncoderSettings;
import testbed.vp8.Rebased;
import testbed.vp8.State;
import testbed.vp8.decode.FrameDecisions;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.header.FrameHeader;
import testbed.vp8.header.FrameSize;
import testbed.vp8.header.LoopFilterHeader;
import testbed.vp8.header.ReferenceUpdate;
import testbed.vp8.header.Segmentation;
import testbed.vp8.predict.InterPredictor;
import testbed.vp8.predict.NearVectors;
import testbed.vp8.transform.QuantizerSteps;

/**
 * Codes a frame against any state, advised by decisions against another. What it keeps is memory.
 */
public final class FrameRebaser {
  private static final int EVEN_ODDS = 0x808080;

  private final FrameSize size;
  private final Source source;
  private final FilterLevels filterLevels;
  private final FrameWriter writer;
  private final TokenCosts tokenCosts = new TokenCosts();
  private final ModeCosts modeCosts = new ModeCosts();
  private final MotionCosts motionCosts = new MotionCosts();

  /** A rebaser for pictures of this size. */
  public FrameRebaser(FrameSize size) {
    this.size = size;
    source = new Source(size);
    filterLevels = new FilterLevels(size, source);
    writer = new FrameWriter(size, 1);
  }

  /** The size of the pictures. */
  public FrameSize size() {
    return size;
  }

  /** Codes a picture with the help of decisions. */
  public Rebased rebase(
      State state, Raster picture, FrameDecisions decisions, ReferenceUpdate references) {
    if (!decisions.grid().size.equals(size)
        || picture.width() != size.width()
        || picture.height() != size.height()) {
      throw new IllegalArgumentException("picture, frame and state are not of one size");
    }
    source.load(picture);
    FrameBuffer target = new FrameBuffer(size);
    ModeGrid grid = decisions.grid().segmented();
    code(new Site(source, target, grid), rebasers(state, decisions, references, grid));
    FramePlan plan =
        new FramePlan(
            false,
            decisions.tag().version(),
            decisions.tag().shown(),
            header(decisions.header(), references, filter(decisions.header(), target, grid)));
    FrameWriter.Written written = writer.finish(state, plan, target, grid);
    return new Rebased(written.frame(), written.after());
  }

  private void code(Site site, MacroblockRebaser[] rebasers) {
    writer.begin();
    for (int row = 0; row < size.rows(); row++) {
      writer.beginRow();
      for (int column = 0; column < size.columns(); column++) {
        site.moveTo(column, row);
        MacroblockRebaser rebaser = rebasers[site.grid.segments[site.macroblock]];
        writer.add(column, row, rebaser.code(site, writer.spare(column, row)));
      }
      site.target.extendForRowBelow(row);
    }
  }

  /** One for each segment. */
  private MacroblockRebaser[] rebasers(
      State state, FrameDecisions decisions, ReferenceUpdate references, ModeGrid grid) {
    byte[] table = state.probabilities().table();
    tokenCosts.use(table);
    motionCosts.use(table);
    modeCosts.useInter(table);
    FrameHeader header = decisions.header();
    QuantizerSteps[] steps = QuantizerSteps.ofSegments(header.quantizers(), header.segmentation());
    MacroblockRebaser[] rebasers = new MacroblockRebaser[steps.length];
    NearVectors near = new NearVectors(grid, references);
    InterPredictor predictor = new InterPredictor(decisions.tag().version());
    for (int segment = 0; segment < steps.length; segment++) {
      Tradeoff tradeoff = Tradeoff.of(steps[segment]);
      ResidualCoder coder = new ResidualCoder(Quantizers.of(steps[segment], FrameEncoder.ROUNDING));
      rebasers[segment] =
          new MacroblockRebaser(
              new MacroblockRebaser.Past(state, decisions.grid()),
              writer.contexts(),
              new IntraSearch(modeCosts, tokenCosts, tradeoff, coder),
              new InterSearch(
                  new Rates(motionCosts, tokenCosts, tradeoff),
                  coder,
                  near,
                  predictor,
                  FrameEncoder.GOOD_ENOUGH * steps[segment].lumaAc()),
              FrameCosts.inter(tradeoff));
    }
    return rebasers;
  }

  /** The filter, with a level for this picture where the header has one level for all of it. */
  private LoopFilterHeader filter(FrameHeader header, FrameBuffer target, ModeGrid grid) {
    LoopFilterHeader given = header.loopFilter();
    if (given.simple() || given.deltasEnabled() || header.segmentation().enabled()) {
      return given;
    }
    EncoderSettings settings = EncoderSettings.realtime(header.quantizers().lumaAc());
    int level = filterLevels.choose(target, grid, settings, false);
    return new LoopFilterHeader(false, level, given.sharpness(), false, given.deltas());
  }

  /** The header, in which segments are restated: another state may not know them. */
  private static FrameHeader header(
      FrameHeader header, ReferenceUpdate references, LoopFilterHeader filter) {
    Segmentation segmentation = header.segmentation();
    if (segmentation.enabled()) {
      int tree = segmentation.updateMap() ? segmentation.treeProbabilities() : EVEN_ODDS;
      segmentation = new Segmentation(true, true, true, segmentation.features(), tree);
    }
    return new FrameHeader(
        0,
        false,
        segmentation,
        filter,
        header.tokenPartitionsLog2(),
        header.quantizers(),
        references,
        header.refreshEntropy(),
        header.probabilities(),
        header.modes());
  }
}
