package testbed.vp8.header;

import testbed.vp8.Vp8Exception;

/**
 * The picture's size as a key frame announces it. The scales (0 none, 1 5/4, 2 5/3, 3 2) are a wish
 * for the display and change nothing in decoding.
 */
public record FrameSize(int width, int height, int horizontalScale, int verticalScale) {
  /** The largest width and height that the format can express. */
  public static final int LARGEST_SIDE = (1 << 14) - 1;

  /** The most luma samples that are decoded: a bound on memory, enough for 4096 x 4096. */
  public static final int LARGEST_AREA = 1 << 24;

  /** A size without scaling. */
  public static FrameSize of(int width, int height) {
    return new FrameSize(width, height, 0, 0);
  }

  /** A size that is checked against the limits. */
  public static FrameSize checked(int width, int height, int horizontalScale, int verticalScale)
      throws Vp8Exception {
    if (width == 0 || height == 0) {
      throw new Vp8Exception("a picture of " + width + "x" + height + " has no samples");
    }
    if (width * height > LARGEST_AREA) {
      throw new Vp8Exception(
          "a picture of %dx%d is larger than the limit of %d samples"
              .formatted(width, height, LARGEST_AREA));
    }
    return new FrameSize(width, height, horizontalScale, verticalScale);
  }

  /** Macroblocks in a row. */
  public int columns() {
    return (width + 15) >> 4;
  }

  /** Rows of macroblocks. */
  public int rows() {
    return (height + 15) >> 4;
  }
}
