package testbed.vp8;

import java.util.Arrays;
import testbed.vp8.frame.ModeGrid;
import testbed.vp8.header.FrameHeader;
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

  /**
   * Enters what is known of the segments before a frame into its grid. Without segmentation
   * everything is in segment 0, whatever the map that persists says.
   */
  public void apply(FrameHeader header, ModeGrid grid) {
    if (header.segmentation().enabled()) {
      for (int row = 0; row < grid.rows; row++) {
        int from = row * grid.columns;
        System.arraycopy(segments, from, grid.segments, grid.index(0, row), grid.columns);
      }
    }
  }

  /** The map after a frame. */
  public SegmentMap after(FrameHeader header, ModeGrid grid) {
    if (!header.segmentation().updateMap()) {
      return this;
    }
    byte[] restated = new byte[grid.columns * grid.rows];
    for (int row = 0; row < grid.rows; row++) {
      int to = row * grid.columns;
      System.arraycopy(grid.segments, grid.index(0, row), restated, to, grid.columns);
    }
    return new SegmentMap(restated);
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
