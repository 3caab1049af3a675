package testbed.vp8.header;

/**
 * What distinguishes the four segments of a picture; persists until changed or the next key frame.
 *
 * @param absolute whether the numbers replace those of the frame; else they are added
 * @param quantizers quantizer index of each segment
 * @param filterLevels loop filter level of each segment
 */
public record SegmentFeatures(boolean absolute, Four quantizers, Four filterLevels) {
  /** No distinction. */
  public static final SegmentFeatures NONE = new SegmentFeatures(false, Four.ZERO, Four.ZERO);

  SegmentFeatures code(HeaderFields io) {
    return new SegmentFeatures(io.flag(absolute), quantizers.code(io, 7), filterLevels.code(io, 6));
  }
}
