package testbed.vp8.decode;

import testbed.vp8.Decoded;
import testbed.vp8.State;
import testbed.vp8.Vp8Exception;
import testbed.vp8.entropy.BoolDecoder;
import testbed.vp8.entropy.Mode;
import testbed.vp8.filter.LoopFilter;
import testbed.vp8.frame.Companion;
import testbed.vp8.frame.FinishedRows;
import testbed.vp8.frame.FrameBuffer;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.frame.ReferenceFrame;
import testbed.vp8.header.FrameHeader;
import testbed.vp8.header.FrameSize;
import testbed.vp8.header.FrameTag;
import testbed.vp8.header.HeaderReader;
import testbed.vp8.predict.MacroblockPredictor;
import testbed.vp8.transform.QuantizerSteps;

/** Decodes one frame; made for it and forgotten with it. */
public final class FrameDecoder {
  private final FrameTag tag;
  private final State before;
  private final FrameHeader header;
  private final BoolDecoder modesIn;
  private final BoolDecoder[] tokensIn;
  private final ModeGrid grid;
  private final QuantizerSteps[] steps;

  private FrameDecoder(State state, byte[] frame) throws Vp8Exception {
    tag = FrameTag.parse(frame);
    if (!tag.keyFrame() && !state.hasReferences()) {
      throw new Vp8Exception("an inter frame without a key frame before it");
    }
    FrameSize size = tag.keyFrame() ? tag.size() : state.size();
    before = tag.keyFrame() ? State.initial(size.width(), size.height()) : state;
    if (tag.keyFrame() && 8 * tag.firstPartitionBytes() < size.columns() * size.rows()) {
      throw new Vp8Exception(
          "a first partition of %d bytes cannot hold the modes of %dx%d macroblocks"
              .formatted(tag.firstPartitionBytes(), size.columns(), size.rows()));
    }
    int first = tag.bytes();
    int end = first + tag.firstPartitionBytes();
    modesIn = new BoolDecoder(frame, first, end);
    HeaderReader fields = new HeaderReader(modesIn);
    header =
        tag.keyFrame()
            ? FrameHeader.BLANK.codeKey(fields)
            : FrameHeader.BLANK.codeInter(fields, before.headerBase());
    tokensIn = partitions(frame, end, 1 << header.tokenPartitionsLog2());
    grid = new ModeGrid(size);
    before.segmentMap().apply(header, grid);
    steps = QuantizerSteps.ofSegments(header.quantizers(), header.segmentation());
  }

  /** Decodes a frame; see {@link testbed.vp8.Decoder#decode(State, byte[], int)}. */
  public static Decoded decode(State state, byte[] frame, int threads) throws Vp8Exception {
    return new FrameDecoder(state, frame).decode(threads);
  }

  /** Reads what a frame decides, but no coefficients and no samples. */
  public static FrameDecisions decisions(State state, byte[] frame) throws Vp8Exception {
    FrameDecoder decoder = new FrameDecoder(state, frame);
    ModeReader modes = new ModeReader(decoder.modesIn, decoder.header, decoder.grid);
    for (int row = 0; row < decoder.grid.rows; row++) {
      for (int column = 0; column < decoder.grid.columns; column++) {
        decoder.readModes(modes, column, row);
      }
      decoder.requireUnexhausted(decoder.modesIn, row);
    }
    return new FrameDecisions(decoder.tag, decoder.header, decoder.grid);
  }

  private Decoded decode(int threads) throws Vp8Exception {
    FrameBuffer buffer = new FrameBuffer(grid.size);
    FinishedRows built = new FinishedRows();
    if (threads > 1) {
      Companion filtering = Companion.start(threads, () -> filter(buffer, built));
      try {
        build(buffer, built);
      } finally {
        filtering.join();
      }
    } else {
      build(buffer, built);
      filter(buffer, built);
    }
    ReferenceFrame picture = buffer.freeze();
    State after = before.after(header, picture, before.segmentMap().after(header, grid));
    return new Decoded(after, picture.image(), tag.shown());
  }

  /** Builds all rows without the filter; abandons them on the way out where that fails. */
  private void build(FrameBuffer buffer, FinishedRows built) throws Vp8Exception {
    ReferenceFrame[] references = {null, before.last(), before.golden(), before.altref()};
    ModeReader modes = new ModeReader(modesIn, header, grid);
    MacroblockTokens tokens = new MacroblockTokens(header.probabilities(), grid.columns);
    Reconstruction samples =
        new Reconstruction(
            buffer, grid, tokens, new MacroblockPredictor(buffer, grid, references, tag.version()));
    boolean complete = false;
    try {
      for (int row = 0; row < grid.rows; row++) {
        BoolDecoder in = tokensIn[row & (tokensIn.length - 1)];
        tokens.beginRow();
        for (int column = 0; column < grid.columns; column++) {
          readModes(modes, column, row);
          readTokens(in, tokens, column, row);
          samples.build(column, row);
        }
        buffer.extendForRowBelow(row);
        requireUnexhausted(in, row);
        built.next();
      }
      complete = true;
    } finally {
      if (!complete) {
        built.abandon();
      }
    }
  }

  /** Filters each row once the row below it is built, which needs its samples unfiltered. */
  private void filter(FrameBuffer buffer, FinishedRows built) {
    LoopFilter filter =
        tag.keyFrame()
            ? LoopFilter.ofKeyFrame(header.loopFilter(), header.segmentation())
            : LoopFilter.ofInterFrame(header.loopFilter(), header.segmentation());
    for (int row = 0; row < grid.rows; row++) {
      if (!built.await()) {
        return;
      }
      if (row > 0) {
        filter.apply(buffer, grid, row - 1);
      }
    }
    filter.apply(buffer, grid, grid.rows - 1);
  }

  private void readModes(ModeReader modes, int column, int row) {
    if (tag.keyFrame()) {
      modes.readKey(column, row);
    } else {
      modes.readInter(column, row);
    }
  }

  private void requireUnexhausted(BoolDecoder tokens, int row) throws Vp8Exception {
    if (modesIn.exhausted() || tokens.exhausted()) {
      throw new Vp8Exception(
          "the %s partition ends before macroblock row %d of %d does"
              .formatted(modesIn.exhausted() ? "first" : "token", row, grid.rows));
    }
  }

  private void readTokens(BoolDecoder in, MacroblockTokens tokens, int column, int row) {
    int here = grid.index(column, row);
    boolean withY2 = !Mode.withoutY2(grid.lumaModes[here]);
    if (grid.coded[here] == 0) {
      tokens.skip(column, withY2);
    } else if (!tokens.read(in, column, withY2, steps[grid.segments[here]])) {
      grid.coded[here] = 0;
    }
  }

  private static BoolDecoder[] partitions(byte[] frame, int sizes, int count) throws Vp8Exception {
    BoolDecoder[] partitions = new BoolDecoder[count];
    int start = sizes + 3 * (count - 1);
    if (start > frame.length) {
      throw new Vp8Exception("the frame ends before the sizes of its " + count + " partitions");
    }
    for (int i = 0; i < count; i++) {
      int end = frame.length;
      if (i < count - 1) {
        int at = sizes + 3 * i;
        int size =
            (frame[at] & 0xff) | ((frame[at + 1] & 0xff) << 8) | ((frame[at + 2] & 0xff) << 16);
        end = start + size;
        if (end > frame.length) {
          throw new Vp8Exception(
              "token partition %d of %d has %d bytes, but only %d are left"
                  .formatted(i, count, size, frame.length - start));
        }
      }
      partitions[i] = new BoolDecoder(frame, start, end);
      start = end;
    }
    return partitions;
  }
}
