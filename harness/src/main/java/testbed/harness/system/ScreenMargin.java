package testbed.harness.system;

/** By how much the screen is larger than the video: a kiosk window comes out one pixel short. */
public final class ScreenMargin {
  /** Pixels to the right of the video. */
  public static final int X = 64;

  /** Rows below it. */
  public static final int Y = 48;

  private ScreenMargin() {}
}
