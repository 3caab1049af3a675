package testbed.harness.system;

/**
 * Where on an X display a system shows the upper left corner of the video.
 *
 * @param x pixels from the left edge of the screen, from 0 to {@value #MOST}
 * @param y rows from its upper edge, from 0 to {@value #MOST}
 */
public record ScreenCorner(int x, int y) {
  /** The screen is larger than the video by no less. */
  static final int MOST = 48;

  /** The corner of the screen itself. */
  static final ScreenCorner OF_SCREEN = new ScreenCorner(0, 0);
}
