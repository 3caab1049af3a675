package testbed.vp8.header;

/**
 * How much stronger or weaker the loop filter is by reference (intra, last, golden, altref) and by
 * mode (subblocks, zero, other vectors, split); persists until changed or the next key frame.
 */
public record FilterDeltas(Four references, Four modes) {
  /** Same strength everywhere. */
  public static final FilterDeltas NONE = new FilterDeltas(Four.ZERO, Four.ZERO);

  FilterDeltas codeChanges(HeaderFields io, FilterDeltas before) {
    return new FilterDeltas(
        references.codeChanges(io, 6, before.references), modes.codeChanges(io, 6, before.modes));
  }
}
