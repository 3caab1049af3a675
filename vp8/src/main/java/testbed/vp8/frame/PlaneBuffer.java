package testbed.vp8.frame;

import java.util.Arrays;

/** One plane of whole macroblocks with a border on all sides. */
public final class PlaneBuffer {
  /** Samples of border on each side of luma. */
  public static final int LUMA_BORDER = 32;

  /** Samples of border on each side of chroma. */
  public static final int CHROMA_BORDER = 16;

  private final int width;
  private final int height;
  private final int border;
  private final int stride;
  private final byte[] samples;

  PlaneBuffer(int width, int height, int border) {
    this.width = width;
    this.height = height;
    this.border = border;
    this.stride = width + 2 * border;
    this.samples = new byte[stride * (height + 2 * border)];
  }

  /** Samples in a row, without the border; a multiple of 8. */
  public int width() {
    return width;
  }

  /** Rows, without the border; a multiple of 8. */
  public int height() {
    return height;
  }

  /** Samples of border on each side. */
  public int border() {
    return border;
  }

  /** Distance of a sample from the one above it. */
  public int stride() {
    return stride;
  }

  /** The samples, with border. */
  public byte[] samples() {
    return samples;
  }

  /** Where the sample at column {@code x} and row {@code y} is; both may lie in the border. */
  public int index(int x, int y) {
    return (y + border) * stride + x + border;
  }

  void extendEdges() {
    for (int row = 0; row < height; row++) {
      int first = index(0, row);
      Arrays.fill(samples, first - border, first, samples[first]);
      int end = first + width;
      Arrays.fill(samples, end, end + border, samples[end - 1]);
    }
    int top = border * stride;
    int bottom = (border + height - 1) * stride;
    for (int row = 0; row < border; row++) {
      System.arraycopy(samples, top, samples, row * stride, stride);
      System.arraycopy(samples, bottom, samples, bottom + (row + 1) * stride, stride);
    }
  }
}
