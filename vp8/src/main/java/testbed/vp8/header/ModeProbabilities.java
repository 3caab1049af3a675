package testbed.vp8.header;

/**
 * Probabilities in macroblock headers that hold for one frame (RFC 6386, sections 9.10, 9.11).
 *
 * @param skipEnabled whether macroblocks say that they have no coefficients
 * @param skipFalse how likely they have some
 * @param intra how likely a macroblock of an inter frame is intra
 * @param last how likely an inter macroblock refers to the last frame
 * @param golden how likely one that does not refers to the golden frame
 */
public record ModeProbabilities(
    boolean skipEnabled, int skipFalse, int intra, int last, int golden) {
  /** No skipping; the rest does not matter. */
  public static final ModeProbabilities NONE = new ModeProbabilities(false, 0, 0, 0, 0);

  ModeProbabilities codeSkip(HeaderFields io) {
    boolean enabled = io.flag(skipEnabled);
    return new ModeProbabilities(enabled, enabled ? io.literal(8, skipFalse) : 0, 0, 0, 0);
  }

  ModeProbabilities codeReferences(HeaderFields io, ModeProbabilities values) {
    return new ModeProbabilities(
        skipEnabled,
        skipFalse,
        io.literal(8, values.intra),
        io.literal(8, values.last),
        io.literal(8, values.golden));
  }
}
