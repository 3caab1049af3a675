package testbed.vp8.encode;

import java.io.ByteArrayOutputStream;
import testbed.video.Raster;
import testbed.vp8.Encoded;
import testbed.vp8.EncoderSettings;
import testbed.vp8.EncoderSettings.Speed;
import testbed.vp8.SegmentMap;
import testbed.vp8.SizePrediction;
import testbed.vp8.State;
import testbed.vp8.entropy.Probabilities;
import testbed.vp8.filter.LoopFilter;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.frame.ReferenceFrame;
import testbed.vp8.header.FilterDeltas;
import testbed.vp8.header.FrameHeader;
import testbed.vp8.header.FrameSize;
import testbed.vp8.header.FrameTag;
import testbed.vp8.header.LoopFilterHeader;
import testbed.vp8.header.ModeProbabilities;
import testbed.vp8.header.QuantizerIndices;
import testbed.vp8.header.ReferenceUpdate;
import testbed.vp8.header.Segmentation;
import testbed.vp8.predict.NearVectors;
import testbed.vp8.transform.QuantizerSteps;

/** Encodes pictures of one size. What it keeps between frames is memory, not knowledge. */
public final class FrameEncoder {
  static final int ROUNDING = 40;

  /** Quantizer steps of Hadamard difference that live video does not try to get below. */
  private static final int GOOD_ENOUGH = 6;

  private final FrameSize size;
  private final Source source;
  private final Residual[] residuals;
  private final BlockContexts contexts;
  private final TokenCosts tokenCosts = new TokenCosts();
  private final TokenCounts tokenCounts = new TokenCounts();
  private final ModeCosts modeCosts = new ModeCosts();
  private final MotionCosts motionCosts = new MotionCosts();
  private final FilterLevels filterLevels;
  private final byte[] above = new byte[9];
  private final byte[] left = new byte[9];

  /** An encoder for pictures of this size. */
  public FrameEncoder(FrameSize size) {
    this.size = size;
    source = new Source(size);
    filterLevels = new FilterLevels(size, source);
    contexts = new BlockContexts(size.columns());
    residuals = new Residual[size.columns() * size.rows()];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = new Residual();
    }
  }

  /** The size of the pictures. */
  public FrameSize size() {
    return size;
  }

  /** Encodes a picture; a key frame owes nothing to {@code state}. */
  public Encoded encode(State state, Raster picture, EncoderSettings settings, boolean key) {
    source.load(picture);
    FrameBuffer target = new FrameBuffer(size);
    ModeGrid grid = new ModeGrid(size);
    ReferenceUpdate references = key ? ReferenceUpdate.ALL : ReferenceUpdate.LAST_ONLY;
    NearVectors near = new NearVectors(grid, references);
    Probabilities before = key ? Probabilities.DEFAULT : state.probabilities();
    decide(state, new Site(source, target, grid), near, settings, key);

    byte[] adapted = before.copy();
    tokenCounts.adapt(before.table(), adapted);
    if (!key) {
      adaptModes(grid, near, adapted);
    }
    FrameHeader plan =
        new FrameHeader(
            0,
            false,
            Segmentation.OFF,
            new LoopFilterHeader(
                false,
                filterLevels.choose(target, grid, settings, key),
                0,
                false,
                FilterDeltas.NONE),
            settings.tokenPartitionsLog2(),
            QuantizerIndices.of(settings.quantizer()),
            references,
            true,
            new Probabilities(adapted),
            modeProbabilities(grid));
    BoolEncoder first = new BoolEncoder();
    HeaderWriter io = new HeaderWriter(first);
    FrameHeader header = key ? plan.codeKey(io) : plan.codeInter(io, state.headerBase());
    writeModes(new ModeWriter(first, header, grid, near), key);
    byte[] modes = first.finish();
    byte[] frame = assemble(key, modes, writeTokens(header));
    LoopFilter filter =
        key
            ? LoopFilter.ofKeyFrame(header.loopFilter(), header.segmentation())
            : LoopFilter.ofInterFrame(header.loopFilter(), header.segmentation());
    filter.apply(target, grid);
    ReferenceFrame decoded = target.freeze();
    State next =
        key
            ? State.initial(size.width(), size.height())
                .after(header, decoded, SegmentMap.blank(size))
            : state.after(header, decoded, state.segmentMap());
    return new Encoded(frame, next, sizes(settings.quantizer(), modes.length, frame.length));
  }

  private void decide(
      State state, Site site, NearVectors near, EncoderSettings settings, boolean key) {
    QuantizerSteps steps =
        QuantizerSteps.of(settings.quantizer(), QuantizerIndices.of(settings.quantizer()));
    Tradeoff tradeoff = Tradeoff.of(steps);
    FrameCosts costs = key ? FrameCosts.key(tradeoff) : FrameCosts.inter(tradeoff);
    byte[] table = key ? Probabilities.DEFAULT.table() : state.probabilities().table();
    tokenCosts.use(table);
    tokenCounts.clear();
    contexts.clear();
    if (key) {
      modeCosts.useKey();
    } else {
      modeCosts.useInter(table);
      motionCosts.use(table);
    }
    ResidualCoder coder = new ResidualCoder(Quantizers.of(steps, ROUNDING));
    IntraSearch intra = new IntraSearch(modeCosts, tokenCosts, tradeoff, coder);
    int goodEnough = settings.speed() == Speed.REALTIME ? GOOD_ENOUGH * steps.lumaAc() : 0;
    InterSearch inter =
        key ? null : new InterSearch(motionCosts, tokenCosts, tradeoff, coder, near, goodEnough);
    MacroblockEncoder encoder =
        new MacroblockEncoder(state, contexts, intra, inter, costs, settings.speed());
    for (int row = 0; row < size.rows(); row++) {
      contexts.beginRow();
      for (int column = 0; column < size.columns(); column++) {
        int i = row * size.columns() + column;
        site.moveTo(column, row);
        residuals[i] = encoder.code(site, residuals[i]);
        visit(tokenCounts, residuals[i], column);
      }
      site.target.extendForRowBelow(row);
    }
  }

  private void adaptModes(ModeGrid grid, NearVectors near, byte[] adapted) {
    ModeCounts counts = new ModeCounts();
    for (int row = 0; row < size.rows(); row++) {
      for (int column = 0; column < size.columns(); column++) {
        counts.add(grid, near, column, row);
      }
    }
    counts.adapt(adapted);
  }

  private void visit(TokenSink sink, Residual residual, int column) {
    if (residual.isEmpty()) {
      contexts.skip(column, residual.withY2);
      return;
    }
    contexts.load(column, above, left);
    residual.visit(sink, above, left);
    contexts.store(column, above, left);
  }

  private ModeProbabilities modeProbabilities(ModeGrid grid) {
    int coded = 0;
    int[] references = new int[4];
    for (int row = 0; row < size.rows(); row++) {
      for (int column = 0; column < size.columns(); column++) {
        int macroblock = grid.index(column, row);
        coded += grid.coded[macroblock];
        references[grid.references[macroblock]]++;
      }
    }
    int all = size.rows() * size.columns();
    int inter = all - references[0];
    return new ModeProbabilities(
        true,
        ProbabilityChoice.fitting(coded, all - coded),
        ProbabilityChoice.fitting(references[0], inter),
        ProbabilityChoice.fitting(references[1], inter - references[1]),
        ProbabilityChoice.fitting(references[2], references[3]));
  }

  private void writeModes(ModeWriter writer, boolean key) {
    for (int row = 0; row < size.rows(); row++) {
      for (int column = 0; column < size.columns(); column++) {
        if (key) {
          writer.key(column, row);
        } else {
          writer.inter(column, row);
        }
      }
    }
  }

  private byte[][] writeTokens(FrameHeader header) {
    int count = 1 << header.tokenPartitionsLog2();
    TokenWriter[] writers = new TokenWriter[count];
    for (int i = 0; i < count; i++) {
      writers[i] = new TokenWriter(new BoolEncoder(), header.probabilities().table());
    }
    contexts.clear();
    for (int row = 0; row < size.rows(); row++) {
      contexts.beginRow();
      for (int column = 0; column < size.columns(); column++) {
        visit(writers[row % count], residuals[row * size.columns() + column], column);
      }
    }
    byte[][] partitions = new byte[count][];
    for (int i = 0; i < count; i++) {
      partitions[i] = writers[i].out().finish();
    }
    return partitions;
  }

  private SizePrediction sizes(int quantizer, int modeBytes, int frameBytes) {
    CoefficientStatistics statistics = new CoefficientStatistics();
    for (Residual residual : residuals) {
      statistics.add(residual);
    }
    int fixed = modeBytes + FrameTag.INTER_BYTES;
    return statistics.prediction(quantizer, fixed, Math.max(frameBytes - fixed, 1));
  }

  private byte[] assemble(boolean key, byte[] first, byte[][] partitions) {
    FrameTag tag = new FrameTag(key, 0, true, first.length, key ? size : null);
    byte[] head = new byte[tag.bytes()];
    tag.write(head);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(head);
    frame.writeBytes(first);
    for (int i = 0; i < partitions.length - 1; i++) {
      int bytes = partitions[i].length;
      frame.write(bytes);
      frame.write(bytes >> 8);
      frame.write(bytes >> 16);
    }
    for (byte[] partition : partitions) {
      frame.writeBytes(partition);
    }
    return frame.toByteArray();
  }
}
