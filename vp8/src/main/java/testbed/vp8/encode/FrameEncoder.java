package testbed.vp8.encode;

import java.util.Optional;
import testbed.video.Raster;
import testbed.vp8.Encoded;
import testbed.vp8.EncoderSettings;
import testbed.vp8.EncoderSettings.Speed;
import testbed.vp8.SizePrediction;
import testbed.vp8.State;
import testbed.vp8.entropy.Mode;
import testbed.vp8.entropy.Probabilities;
import testbed.vp8.frame.Companion;
import testbed.vp8.frame.FinishedRows;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.header.FilterDeltas;
import testbed.vp8.header.FrameHeader;
import testbed.vp8.header.FrameSize;
import testbed.vp8.header.FrameTag;
import testbed.vp8.header.LoopFilterHeader;
import testbed.vp8.header.ModeProbabilities;
import testbed.vp8.header.QuantizerIndices;
import testbed.vp8.header.ReferenceUpdate;
import testbed.vp8.header.Segmentation;
import testbed.vp8.predict.InterPredictor;
import testbed.vp8.predict.NearVectors;
import testbed.vp8.transform.QuantizerSteps;

/** Encodes pictures of one size. What it keeps between frames is memory, not knowledge. */
public final class FrameEncoder {
  static final int ROUNDING = 40;

  /** The version of the bitstream: six-tap interpolation, normal loop filter. */
  private static final int VERSION = 0;

  /**
   * Motion that may still be looked for.
   *
   * @param field where it is entered
   * @param found the rows of the field that are complete
   */
  private record ComingMotion(MotionField field, FinishedRows found) {}

  /** Quantizer steps of Hadamard difference that live video does not try to get below. */
  static final int GOOD_ENOUGH = 6;

  private final FrameSize size;
  private final Source source;
  private final FrameWriter writer;
  private final TokenCosts tokenCosts = new TokenCosts();
  private final ModeCosts modeCosts = new ModeCosts();
  private final MotionCosts motionCosts = new MotionCosts();
  private final FilterLevels filterLevels;

  /** How many threads may work on a frame. */
  private final int threads;

  /** An encoder for pictures of this size. */
  public FrameEncoder(FrameSize size, int threads) {
    this.size = size;
    this.threads = threads;
    source = new Source(size);
    filterLevels = new FilterLevels(size, source);
    writer = new FrameWriter(size, threads);
  }

  /** The size of the pictures. */
  public FrameSize size() {
    return size;
  }

  /** Finds the motion from the last frame to a picture. */
  public MotionField analyse(State state, Raster picture, EncoderSettings settings) {
    source.load(picture);
    motionCosts.use(state.probabilities().table());
    MotionField field = new MotionField(size);
    analyse(state, settings, field, new FinishedRows());
    return field;
  }

  /** Fills the field row by row; abandons the rows on the way out where that fails. */
  private void analyse(
      State state, EncoderSettings settings, MotionField field, FinishedRows found) {
    ModeGrid grid = new ModeGrid(size);
    Site site = new Site(source, filterLevels.trial(), grid);
    QuantizerSteps steps = steps(settings);
    Tradeoff tradeoff = Tradeoff.of(steps);
    NearVectors near = new NearVectors(grid, ReferenceUpdate.LAST_ONLY);
    InterSearch search =
        new InterSearch(
            new Rates(motionCosts, tokenCosts, tradeoff),
            null,
            near,
            new InterPredictor(VERSION),
            goodEnough(settings, steps));
    int lastBits = FrameCosts.inter(tradeoff).last();
    boolean complete = false;
    try {
      for (int row = 0; row < size.rows(); row++) {
        for (int column = 0; column < size.columns(); column++) {
          site.moveTo(column, row);
          search.choose(site, state.last(), Mode.LAST, lastBits);
          search.note(site, field);
        }
        found.next();
      }
      complete = true;
    } finally {
      if (!complete) {
        found.abandon();
      }
    }
  }

  /**
   * Encodes a picture; a key frame owes nothing to {@code state}.
   *
   * @param known motion from the last frame, if it is known already; ignored by key frames
   */
  public Encoded encode(
      State state,
      Raster picture,
      EncoderSettings settings,
      boolean key,
      Optional<MotionField> known) {
    source.load(picture);
    FrameBuffer target = new FrameBuffer(size);
    ModeGrid grid = new ModeGrid(size);
    ReferenceUpdate references = key ? ReferenceUpdate.ALL : ReferenceUpdate.LAST_ONLY;
    NearVectors near = new NearVectors(grid, references);
    State before = key ? State.initial(size.width(), size.height()) : state;
    Site site = new Site(source, target, grid);
    if (key) {
      decide(state, site, near, settings, null);
    } else if (known.isPresent()) {
      FinishedRows found = new FinishedRows();
      found.next(size.rows());
      motionCosts.use(state.probabilities().table());
      decide(state, site, near, settings, new ComingMotion(known.get(), found));
    } else {
      decideBehindAnalysis(state, site, near, settings);
    }

    FrameHeader header =
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
            before.probabilities(),
            ModeProbabilities.NONE);
    FramePlan plan = new FramePlan(key, VERSION, true, header);
    FrameWriter.Written written = writer.finish(before, plan, target, grid);
    return new Encoded(
        written.frame(),
        written.after(),
        sizes(settings.quantizer(), written.modeBytes(), written.frame().length));
  }

  /** Decides about each row as soon as its motion is known. */
  private void decideBehindAnalysis(
      State state, Site site, NearVectors near, EncoderSettings settings) {
    ComingMotion motion = new ComingMotion(new MotionField(size), new FinishedRows());
    motionCosts.use(state.probabilities().table());
    Companion analysing =
        Companion.start(threads, () -> analyse(state, settings, motion.field(), motion.found()));
    try {
      decide(state, site, near, settings, motion);
    } finally {
      analysing.join();
    }
  }

  private void decide(
      State state, Site site, NearVectors near, EncoderSettings settings, ComingMotion motion) {
    boolean key = motion == null;
    QuantizerSteps steps = steps(settings);
    Tradeoff tradeoff = Tradeoff.of(steps);
    FrameCosts costs = key ? FrameCosts.key(tradeoff) : FrameCosts.inter(tradeoff);
    byte[] table = key ? Probabilities.DEFAULT.table() : state.probabilities().table();
    tokenCosts.use(table);
    writer.begin();
    if (key) {
      modeCosts.useKey();
    } else {
      modeCosts.useInter(table);
    }
    ResidualCoder coder = new ResidualCoder(Quantizers.of(steps, ROUNDING));
    IntraSearch intra = new IntraSearch(modeCosts, tokenCosts, tradeoff, coder);
    InterSearch inter =
        new InterSearch(
            new Rates(motionCosts, tokenCosts, tradeoff),
            coder,
            near,
            new InterPredictor(VERSION),
            goodEnough(settings, steps));
    MacroblockEncoder encoder =
        new MacroblockEncoder(
            new MacroblockEncoder.Past(state, key ? null : motion.field()),
            writer.contexts(),
            intra,
            inter,
            costs,
            settings.speed());
    for (int row = 0; row < size.rows(); row++) {
      if (!key && !motion.found().await()) {
        return;
      }
      writer.beginRow();
      for (int column = 0; column < size.columns(); column++) {
        site.moveTo(column, row);
        writer.add(column, row, encoder.code(site, writer.spare(column, row)));
      }
      site.target.extendForRowBelow(row);
    }
  }

  private static QuantizerSteps steps(EncoderSettings settings) {
    return QuantizerSteps.of(settings.quantizer(), QuantizerIndices.of(settings.quantizer()));
  }

  private static int goodEnough(EncoderSettings settings, QuantizerSteps steps) {
    return settings.speed() == Speed.REALTIME ? GOOD_ENOUGH * steps.lumaAc() : 0;
  }

  private SizePrediction sizes(int quantizer, int modeBytes, int frameBytes) {
    int fixed = modeBytes + FrameTag.INTER_BYTES;
    return writer.statistics().prediction(quantizer, fixed, Math.max(frameBytes - fixed, 1));
  }
}
