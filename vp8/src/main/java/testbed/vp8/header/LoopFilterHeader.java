package testbed.vp8.header;

/**
 * The loop filter's settings for a frame (RFC 6386, sections 9.3 and 9.6).
 *
 * @param simple whether the simple filter is used, on luma only
 * @param level 0 (off) to 63
 * @param sharpness 0 to 7
 * @param deltasEnabled whether {@code deltas} apply
 * @param deltas in force for this frame; only differences to the state's are coded
 */
public record LoopFilterHeader(
    boolean simple, int level, int sharpness, boolean deltasEnabled, FilterDeltas deltas) {
  /** The normal filter, off. */
  public static final LoopFilterHeader OFF =
      new LoopFilterHeader(false, 0, 0, false, FilterDeltas.NONE);

  LoopFilterHeader code(HeaderFields io, FilterDeltas before) {
    boolean simpleFilter = io.flag(simple);
    int strength = io.literal(6, level);
    int sharp = io.literal(3, sharpness);
    boolean enabled = io.flag(deltasEnabled);
    FilterDeltas now = before;
    if (enabled && io.flag(!deltas.equals(before))) {
      now = deltas.codeChanges(io, before);
    }
    return new LoopFilterHeader(simpleFilter, strength, sharp, enabled, now);
  }
}
