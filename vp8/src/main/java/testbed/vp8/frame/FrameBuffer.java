package testbed.vp8.frame;

import java.util.Arrays;
import testbed.vp8.header.FrameSize;

/**
 * A picture under construction: whole macroblocks, with a border around each plane. The codec
 * writes into it and then freezes it into a {@link ReferenceFrame}.
 *
 * <p>While the picture is built the border holds what intra prediction finds outside of it (127
 * above, 129 to the left); freezing replaces it by the repeated edge.
 */
public final class FrameBuffer {
  private final FrameSize size;
  private final PlaneBuffer y;
  private final PlaneBuffer u;
  private final PlaneBuffer v;

  /** A buffer with the border prepared for intra prediction. */
  public FrameBuffer(FrameSize size) {
    this.size = size;
    int width = 16 * size.columns();
    int height = 16 * size.rows();
    this.y = new PlaneBuffer(width, height, PlaneBuffer.LUMA_BORDER);
    this.u = new PlaneBuffer(width / 2, height / 2, PlaneBuffer.CHROMA_BORDER);
    this.v = new PlaneBuffer(width / 2, height / 2, PlaneBuffer.CHROMA_BORDER);
    for (PlaneBuffer plane : new PlaneBuffer[] {y, u, v}) {
      prepare(plane);
    }
  }

  /** The picture's size. */
  public FrameSize size() {
    return size;
  }

  /** Luma. */
  public PlaneBuffer y() {
    return y;
  }

  /** Blue difference. */
  public PlaneBuffer u() {
    return u;
  }

  /** Red difference. */
  public PlaneBuffer v() {
    return v;
  }

  /**
   * Makes the lowest row of a macroblock row end in four copies of its last sample, which is what
   * the subblock modes of the rightmost macroblock below find above and to the right of it.
   */
  public void extendForRowBelow(int row) {
    int end = y.index(y.width(), 16 * row + 15);
    Arrays.fill(y.samples(), end, end + 4, y.samples()[end - 1]);
  }

  /** Repeats the edges into the border and hands the planes over; write no more. */
  public ReferenceFrame freeze() {
    y.extendEdges();
    u.extendEdges();
    v.extendEdges();
    return new ReferenceFrame(size, y, u, v);
  }

  private static void prepare(PlaneBuffer plane) {
    byte[] samples = plane.samples();
    int corner = plane.index(-1, -1);
    Arrays.fill(samples, corner, corner + plane.width() + 6, (byte) 127);
    for (int row = 0; row < plane.height(); row++) {
      samples[plane.index(-1, row)] = (byte) 129;
    }
  }
}
