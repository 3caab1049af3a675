package testbed.harness.system;

/**
 * Where on an X display a system shows the upper left corner of the video.
 *
 * @param x pixels from the left edge of the screen, from 0 to what the screen is larger than the
 *     video both ways ({@link ScreenMargin})
 * @param y rows from its upper edge, in the same range
 */
public record ScreenCorner(int x, int y) {
  static final int MOST = Math.min(ScreenMargin.X, ScreenMargin.Y);

  /** The corner of the screen itself. */
  static final ScreenCorner OF_SCREEN = new ScreenCorner(0, 0);
}
