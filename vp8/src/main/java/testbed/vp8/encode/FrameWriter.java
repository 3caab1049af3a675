package testbed.vp8.encode;

import java.io.ByteArrayOutputStream;
import testbed.vp8.State;
import testbed.vp8.entropy.Probabilities;
import testbed.vp8.filter.LoopFilter;
import testbed.vp8.frame.Companion;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.header.FrameHeader;
import testbed.vp8.header.FrameSize;
import testbed.vp8.header.FrameTag;
import testbed.vp8.header.ModeProbabilities;
import testbed.vp8.predict.NearVectors;

/**
 * Writes a frame whose macroblocks are decided: chooses probabilities, writes the partitions and
 * finishes the picture. Its memory serves one frame after the other.
 */
final class FrameWriter {
  /**
   * A frame that was written.
   *
   * @param frame its bytes
   * @param modeBytes how many of them are header and modes
   * @param after the state that it leads to
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Written(byte[] frame, int modeBytes, State after) {}

  private final FrameSize size;
  private final int threads;
  private final Residual[] residuals;
  private final BlockContexts contexts;
  private final TokenCounts counts = new TokenCounts();
  private final byte[] above = new byte[9];
  private final byte[] left = new byte[9];

  /** A writer whose filter may run in a second thread where {@code threads} is not 1. */
  FrameWriter(FrameSize size, int threads) {
    this.size = size;
    this.threads = threads;
    contexts = new BlockContexts(size.columns());
    residuals = new Residual[size.columns() * size.rows()];
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] = new Residual();
    }
  }

  /** Which blocks of the neighbours of the macroblock at hand have coefficients. */
  BlockContexts contexts() {
    return contexts;
  }

  /** Begins a frame. */
  void begin() {
    counts.clear();
    contexts.clear();
  }

  /** Begins a row of macroblocks. */
  void beginRow() {
    contexts.beginRow();
  }

  /** The residual of a macroblock of an earlier frame, to be overwritten. */
  Residual spare(int column, int row) {
    return residuals[row * size.columns() + column];
  }

  /** Takes the residual of the next macroblock. */
  void add(int column, int row, Residual residual) {
    residuals[row * size.columns() + column] = residual;
    visit(counts, residual, column);
  }

  /**
   * Writes the frame and finishes its picture.
   *
   * @param before the state that the frame is coded against; for key frames an initial one
   * @param plan the frame's tag and header, of which probabilities are chosen here
   * @param target the picture, complete but for the loop filter
   * @param grid the decisions
   */
  Written finish(State before, FramePlan plan, FrameBuffer target, ModeGrid grid) {
    Probabilities adapted = adapted(before.probabilities(), plan, grid);
    FrameHeader wanted = plan.header(adapted, modeProbabilities(grid));
    BoolEncoder first = new BoolEncoder();
    HeaderWriter io = new HeaderWriter(first);
    FrameHeader header =
        plan.key() ? wanted.codeKey(io) : wanted.codeInter(io, before.headerBase());
    LoopFilter filter =
        plan.key()
            ? LoopFilter.ofKeyFrame(header.loopFilter(), header.segmentation())
            : LoopFilter.ofInterFrame(header.loopFilter(), header.segmentation());
    Companion filtering = Companion.start(threads, () -> filter.apply(target, grid));
    byte[] modes;
    byte[] frame;
    try {
      NearVectors near = new NearVectors(grid, header.references());
      writeModes(new ModeWriter(first, header, grid, near), plan.key());
      modes = first.finish();
      frame = assemble(plan, modes, writeTokens(header));
    } finally {
      filtering.join();
    }
    State after = before.after(header, target.freeze(), before.segmentMap().after(header, grid));
    return new Written(frame, modes.length, after);
  }

  /** What the coefficients of this frame tell about its size at other quantizers. */
  CoefficientStatistics statistics() {
    CoefficientStatistics statistics = new CoefficientStatistics();
    for (Residual residual : residuals) {
      statistics.add(residual);
    }
    return statistics;
  }

  /** The probabilities that suit this frame, as far as it pays to say so. */
  private Probabilities adapted(Probabilities before, FramePlan plan, ModeGrid grid) {
    byte[] adapted = before.copy();
    counts.adapt(before.table(), adapted);
    if (!plan.key()) {
      adaptModes(grid, new NearVectors(grid, plan.header().references()), adapted);
    }
    return new Probabilities(adapted);
  }

  private void adaptModes(ModeGrid grid, NearVectors near, byte[] adapted) {
    ModeCounts modes = new ModeCounts();
    for (int row = 0; row < size.rows(); row++) {
      for (int column = 0; column < size.columns(); column++) {
        modes.add(grid, near, column, row);
      }
    }
    modes.adapt(adapted);
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

  private byte[] assemble(FramePlan plan, byte[] first, byte[][] partitions) {
    FrameTag tag =
        new FrameTag(
            plan.key(), plan.version(), plan.shown(), first.length, plan.key() ? size : null);
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
