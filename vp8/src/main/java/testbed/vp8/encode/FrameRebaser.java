package testbed.vp8.encode;

import testbed.video.Raster;
import testbed.vp8.Rebased;
import testbed.vp8.State;
import testbed.vp8.decode.FrameDecisions;
import testbed.vp8.entropy.Mode;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.frame.ReferenceFrame;
import testbed.vp8.header.FrameHeader;
import testbed.vp8.header.FrameSize;
import testbed.vp8.header.ReferenceUpdate;
import testbed.vp8.header.Segmentation;
import testbed.vp8.predict.MacroblockPredictor;
import testbed.vp8.transform.QuantizerSteps;

/** Codes given decisions about a frame against any state. What it keeps is memory. */
public final class FrameRebaser {
  private static final int EVEN_ODDS = 0x808080;

  private final FrameSize size;
  private final Source source;
  private final FrameWriter writer;

  /** A rebaser for pictures of this size. */
  public FrameRebaser(FrameSize size) {
    this.size = size;
    source = new Source(size);
    writer = new FrameWriter(size, 1);
  }

  /** The size of the pictures. */
  public FrameSize size() {
    return size;
  }

  /** Codes a picture with given decisions. */
  public Rebased rebase(
      State state, Raster picture, FrameDecisions decisions, ReferenceUpdate references) {
    if (!decisions.grid().size.equals(size)
        || picture.width() != size.width()
        || picture.height() != size.height()) {
      throw new IllegalArgumentException("picture, frame and state are not of one size");
    }
    source.load(picture);
    FrameBuffer target = new FrameBuffer(size);
    ModeGrid grid = decisions.grid().reopened();
    ReferenceFrame[] pictures = {null, state.last(), state.golden(), state.altref()};
    int version = decisions.tag().version();
    code(
        new Site(source, target, grid),
        new MacroblockPredictor(target, grid, pictures, version),
        coders(decisions.header()));
    FramePlan plan =
        new FramePlan(
            false, version, decisions.tag().shown(), header(decisions.header(), references));
    FrameWriter.Written written = writer.finish(state, plan, target, grid);
    return new Rebased(written.frame(), written.after());
  }

  private void code(Site site, MacroblockPredictor predictor, ResidualCoder[] coders) {
    writer.begin();
    for (int row = 0; row < size.rows(); row++) {
      writer.beginRow();
      for (int column = 0; column < size.columns(); column++) {
        site.moveTo(column, row);
        Residual residual = writer.spare(column, row);
        predictor.predict(column, row);
        code(site, predictor, coders[site.grid.segments[site.macroblock]], residual);
        site.grid.coded[site.macroblock] = (byte) (residual.isEmpty() ? 0 : 1);
        writer.add(column, row, residual);
      }
      site.target.extendForRowBelow(row);
    }
  }

  private static void code(
      Site site, MacroblockPredictor predictor, ResidualCoder coder, Residual residual) {
    switch (site.grid.lumaModes[site.macroblock]) {
      case Mode.SUBBLOCKS -> {
        residual.withY2 = false;
        for (int block = 0; block < 16; block++) {
          predictor.subblock(site.column, site.row, block);
          coder.subblock(site, block, residual);
        }
      }
      case Mode.SPLIT -> coder.lumaWithoutY2(site, residual);
      default -> coder.lumaWithY2(site, residual);
    }
    coder.chroma(site, residual);
  }

  private static ResidualCoder[] coders(FrameHeader header) {
    QuantizerSteps[] steps = QuantizerSteps.ofSegments(header.quantizers(), header.segmentation());
    ResidualCoder[] coders = new ResidualCoder[steps.length];
    for (int segment = 0; segment < steps.length; segment++) {
      coders[segment] = new ResidualCoder(Quantizers.of(steps[segment], FrameEncoder.ROUNDING));
    }
    return coders;
  }

  /** The header, in which segments are restated: another state may not know them. */
  private static FrameHeader header(FrameHeader header, ReferenceUpdate references) {
    Segmentation segmentation = header.segmentation();
    if (segmentation.enabled()) {
      int tree = segmentation.updateMap() ? segmentation.treeProbabilities() : EVEN_ODDS;
      segmentation = new Segmentation(true, true, true, segmentation.features(), tree);
    }
    return new FrameHeader(
        0,
        false,
        segmentation,
        header.loopFilter(),
        header.tokenPartitionsLog2(),
        header.quantizers(),
        references,
        header.refreshEntropy(),
        header.probabilities(),
        header.modes());
  }
}
