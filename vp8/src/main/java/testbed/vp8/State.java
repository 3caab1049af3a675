package testbed.vp8;

import testbed.vp8.entropy.Probabilities;
import testbed.vp8.frame.ReferenceFrame;
import testbed.vp8.header.FilterDeltas;
import testbed.vp8.header.FrameHeader;
import testbed.vp8.header.FrameSize;
import testbed.vp8.header.ReferenceUpdate.Source;
import testbed.vp8.header.SegmentFeatures;

/**
 * Everything that one frame leaves behind for the next, as a value: what {@link Decoder} and the
 * encoder take and return. Pixels are shared between states and never written to, so that a state
 * costs a few words; thread-safe.
 *
 * @param size of the pictures; before the first key frame that of the picture to come
 * @param last the last frame; null before the first key frame, like the other two
 * @param golden the golden frame
 * @param altref the alternate frame
 * @param probabilities of the next frame, before its header changes them
 * @param segments what distinguishes the segments
 * @param segmentMap the segment of each macroblock
 * @param filterDeltas loop filter differences by reference and mode
 * @param goldenInverted sign bias of the golden frame
 * @param altrefInverted sign bias of the alternate frame
 */
public record State(
    FrameSize size,
    ReferenceFrame last,
    ReferenceFrame golden,
    ReferenceFrame altref,
    Probabilities probabilities,
    SegmentFeatures segments,
    SegmentMap segmentMap,
    FilterDeltas filterDeltas,
    boolean goldenInverted,
    boolean altrefInverted) {

  /** The state before the first key frame. */
  public static State initial(int width, int height) {
    FrameSize size = FrameSize.of(width, height);
    return new State(
        size,
        null,
        null,
        null,
        Probabilities.DEFAULT,
        SegmentFeatures.NONE,
        SegmentMap.blank(size),
        FilterDeltas.NONE,
        false,
        false);
  }

  /** Whether there is something to refer to; else only a key frame can follow. */
  public boolean hasReferences() {
    return last != null;
  }

  /** What an inter frame's header is coded against. */
  public FrameHeader.Base headerBase() {
    return new FrameHeader.Base(segments, filterDeltas, probabilities);
  }

  /** The reference frame of that number, of {@link testbed.vp8.entropy.Mode}. */
  public ReferenceFrame reference(int number) {
    return switch (number) {
      case 1 -> last;
      case 2 -> golden;
      case 3 -> altref;
      default -> throw new IllegalArgumentException("reference " + number);
    };
  }

  /** A stable 64-bit hash: equal states have equal hashes, in every process. */
  public long hash() {
    return StateHash.of(this);
  }

  /** A compact, versioned form of the state; see {@link #deserialize}. */
  public byte[] serialize() {
    return SerializedState.write(this);
  }

  /**
   * Restores a state.
   *
   * @throws Vp8Exception if the bytes are damaged or of another version
   */
  public static State deserialize(byte[] bytes) throws Vp8Exception {
    return SerializedState.read(bytes);
  }

  /**
   * The state after a frame. A key frame owes nothing to what was before: it is applied to an
   * {@link #initial} state of its size.
   *
   * @param header the frame's header
   * @param decoded the frame's picture, loop filter applied
   * @param map the segments of its macroblocks
   */
  public State after(FrameHeader header, ReferenceFrame decoded, SegmentMap map) {
    var update = header.references();
    // As libvpx and the RFC's decoder do it: first altref is copied to, then golden, perhaps from
    // the new altref, and only then do decoded frames come in. So the two cannot be swapped.
    ReferenceFrame copiedAltref =
        switch (update.altref()) {
          case KEPT, DECODED -> altref;
          case LAST -> last;
          case OTHER -> golden;
        };
    ReferenceFrame newGolden =
        switch (update.golden()) {
          case KEPT -> golden;
          case LAST -> last;
          case OTHER -> copiedAltref;
          case DECODED -> decoded;
        };
    ReferenceFrame newAltref = update.altref() == Source.DECODED ? decoded : copiedAltref;
    return new State(
        decoded.size(),
        update.refreshLast() ? decoded : last,
        newGolden,
        newAltref,
        header.refreshEntropy() ? header.probabilities() : probabilities,
        header.segmentation().features(),
        map,
        header.loopFilter().deltas(),
        update.goldenInverted(),
        update.altrefInverted());
  }
}
