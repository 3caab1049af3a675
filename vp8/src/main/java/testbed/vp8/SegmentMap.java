package testbed.vp8;

import java.util.Arrays;
import testbed.vp8.header.FrameSize;

/** The segment (0 to 3) of each macroblock in raster order; persists until a frame restates it. */
public final class SegmentMap {
  private final byte[] segments;

  /** Takes ownership of the array: nobody writes to it any more. */
  public SegmentMap(byte[] segments) {
    this.segments = segments;
  }

  /** Every macroblock in segment 0. */
  public static SegmentMap blank(FrameSize size) {
    return new SegmentMap(new byte[size.columns() * size.rows()]);
  }

  /** The segments; read only, by agreement. */
  public byte[] segments() {
    return segments;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SegmentMap m && Arrays.equals(segments, m.segments);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(segments);
  }

  @Override
  public String toString() {
    return "SegmentMap of " + segments.length;
  }
}
