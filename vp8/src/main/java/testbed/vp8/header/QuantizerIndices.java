package testbed.vp8.header;

/**
 * The quantizer index of luma AC (0 to 127) and the differences of the other five (-15 to 15); RFC
 * 6386, section 9.6.
 */
public record QuantizerIndices(
    int lumaAc, int lumaDc, int y2Dc, int y2Ac, int chromaDc, int chromaAc) {
  /** One index for everything. */
  public static QuantizerIndices of(int index) {
    return new QuantizerIndices(index, 0, 0, 0, 0, 0);
  }

  QuantizerIndices code(HeaderFields io) {
    return new QuantizerIndices(
        io.literal(7, lumaAc),
        io.optionalSigned(4, lumaDc),
        io.optionalSigned(4, y2Dc),
        io.optionalSigned(4, y2Ac),
        io.optionalSigned(4, chromaDc),
        io.optionalSigned(4, chromaAc));
  }
}
