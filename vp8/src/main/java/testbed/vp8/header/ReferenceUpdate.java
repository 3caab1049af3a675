package testbed.vp8.header;

/**
 * What becomes of the three reference frames (RFC 6386, section 9.7).
 *
 * @param golden the new golden frame
 * @param altref the new alternate frame
 * @param refreshLast whether the decoded frame becomes the last frame
 * @param goldenInverted whether motion against the golden frame has its sign inverted
 * @param altrefInverted whether motion against the alternate frame has its sign inverted
 */
public record ReferenceUpdate(
    Source golden,
    Source altref,
    boolean refreshLast,
    boolean goldenInverted,
    boolean altrefInverted) {
  /** Where a reference frame's new content comes from. */
  public enum Source {
    /** It stays. */
    KEPT,
    /** The last frame as it was before this frame. */
    LAST,
    /** The other of golden and altref; golden takes what altref became by its own copy. */
    OTHER,
    /** The decoded frame. */
    DECODED
  }

  /** What key frames do. */
  public static final ReferenceUpdate ALL =
      new ReferenceUpdate(Source.DECODED, Source.DECODED, true, false, false);

  /** What plain inter frames do. */
  public static final ReferenceUpdate LAST_ONLY =
      new ReferenceUpdate(Source.KEPT, Source.KEPT, true, false, false);

  /** Codes all but {@code refreshLast}, which stands behind another field. */
  ReferenceUpdate code(HeaderFields io) {
    boolean refreshGolden = io.flag(golden == Source.DECODED);
    boolean refreshAltref = io.flag(altref == Source.DECODED);
    Source newGolden = refreshGolden ? Source.DECODED : copy(io, golden);
    Source newAltref = refreshAltref ? Source.DECODED : copy(io, altref);
    return new ReferenceUpdate(
        newGolden, newAltref, refreshLast, io.flag(goldenInverted), io.flag(altrefInverted));
  }

  ReferenceUpdate codeLast(HeaderFields io, boolean refresh) {
    return new ReferenceUpdate(golden, altref, io.flag(refresh), goldenInverted, altrefInverted);
  }

  private static Source copy(HeaderFields io, Source source) {
    int code =
        switch (source) {
          case KEPT, DECODED -> 0;
          case LAST -> 1;
          case OTHER -> 2;
        };
    return switch (io.literal(2, code)) {
      case 1 -> Source.LAST;
      case 2 -> Source.OTHER;
      default -> Source.KEPT;
    };
  }
}
