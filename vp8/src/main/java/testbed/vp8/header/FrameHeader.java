package testbed.vp8.header;

import testbed.vp8.entropy.Probabilities;

/**
 * The compressed frame header (RFC 6386, sections 9.2 to 9.11 and 19.2).
 *
 * @param colorSpace key frames: 0 = as in the standard, 1 = reserved; decoding does not depend on
 *     it
 * @param clampingUnneeded key frames: whether the writer promises samples in range
 * @param segmentation segments
 * @param loopFilter the loop filter
 * @param tokenPartitionsLog2 0 to 3: there are 1, 2, 4 or 8 token partitions
 * @param quantizers quantizer indices
 * @param references what becomes of the reference frames
 * @param refreshEntropy whether {@code probabilities} stay in force for later frames
 * @param probabilities in force for this frame; only differences to the state's are coded
 * @param modes probabilities of this frame's macroblock headers
 */
public record FrameHeader(
    int colorSpace,
    boolean clampingUnneeded,
    Segmentation segmentation,
    LoopFilterHeader loopFilter,
    int tokenPartitionsLog2,
    QuantizerIndices quantizers,
    ReferenceUpdate references,
    boolean refreshEntropy,
    Probabilities probabilities,
    ModeProbabilities modes) {
  /** A blank to read into. */
  public static final FrameHeader BLANK =
      new FrameHeader(
          0,
          false,
          Segmentation.OFF,
          LoopFilterHeader.OFF,
          0,
          QuantizerIndices.of(0),
          ReferenceUpdate.ALL,
          true,
          Probabilities.DEFAULT,
          ModeProbabilities.NONE);

  /** What of the state the header's fields are coded against; a key frame's is the initial. */
  public record Base(
      SegmentFeatures segments, FilterDeltas filterDeltas, Probabilities probabilities) {
    /** What key frames are coded against. */
    public static final Base INITIAL =
        new Base(SegmentFeatures.NONE, FilterDeltas.NONE, Probabilities.DEFAULT);
  }

  /** Codes the header of a key frame. */
  public FrameHeader codeKey(HeaderFields io) {
    int color = io.literal(1, colorSpace);
    boolean unclamped = io.flag(clampingUnneeded);
    Segmentation segments = segmentation.code(io, Base.INITIAL.segments);
    LoopFilterHeader filter = loopFilter.code(io, Base.INITIAL.filterDeltas);
    int partitions = io.literal(2, tokenPartitionsLog2);
    QuantizerIndices indices = quantizers.code(io);
    boolean refresh = io.flag(refreshEntropy);
    byte[] table = Base.INITIAL.probabilities.copy();
    ProbabilityUpdates.codeCoefficients(io, probabilities, table);
    ModeProbabilities modeProbabilities = modes.codeSkip(io);
    return new FrameHeader(
        color,
        unclamped,
        segments,
        filter,
        partitions,
        indices,
        ReferenceUpdate.ALL,
        refresh,
        new Probabilities(table),
        modeProbabilities);
  }

  /** Codes the header of an inter frame. */
  public FrameHeader codeInter(HeaderFields io, Base base) {
    Segmentation segments = segmentation.code(io, base.segments);
    LoopFilterHeader filter = loopFilter.code(io, base.filterDeltas);
    int partitions = io.literal(2, tokenPartitionsLog2);
    QuantizerIndices indices = quantizers.code(io);
    ReferenceUpdate update = references.code(io);
    boolean refresh = io.flag(refreshEntropy);
    update = update.codeLast(io, references.refreshLast());
    byte[] table = base.probabilities.copy();
    ProbabilityUpdates.codeCoefficients(io, probabilities, table);
    ModeProbabilities modeProbabilities = modes.codeSkip(io).codeReferences(io, modes);
    ProbabilityUpdates.codeModes(io, probabilities, table);
    ProbabilityUpdates.codeMotion(io, probabilities, table);
    return new FrameHeader(
        0,
        false,
        segments,
        filter,
        partitions,
        indices,
        update,
        refresh,
        new Probabilities(table),
        modeProbabilities);
  }
}
