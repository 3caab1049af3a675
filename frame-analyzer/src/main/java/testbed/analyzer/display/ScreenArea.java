package testbed.analyzer.display;

/**
 * Where on a screen the video is shown.
 *
 * @param x left edge
 * @param y upper edge
 * @param width pixels in a row; the size in which the video was sent
 * @param height rows
 */
public record ScreenArea(int x, int y, int width, int height) {
  /** Checks the ranges. */
  public ScreenArea {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(width + "x" + height + " at " + x + "," + y);
    }
  }

  /** The whole of a video at the screen's upper left corner. */
  public static ScreenArea ofSize(int width, int height) {
    return new ScreenArea(0, 0, width, height);
  }
}
