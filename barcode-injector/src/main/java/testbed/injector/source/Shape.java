package testbed.injector.source;

/**
 * The size and rate at which a video is to be played.
 *
 * @param width luma samples in a row, even
 * @param height luma rows, even
 * @param framesPerSecond 1 to 120
 */
public record Shape(int width, int height, int framesPerSecond) {
  private static final int MAX_SIDE = 4096;
  private static final int MAX_RATE = 120;

  /** Checks the ranges. */
  public Shape {
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "size " + width + "x" + height + ": width and height have to be even and positive");
    }
    if (width > MAX_SIDE || height > MAX_SIDE) {
      throw new IllegalArgumentException(
          "size " + width + "x" + height + ": more than " + MAX_SIDE + " on a side");
    }
    if (framesPerSecond < 1 || framesPerSecond > MAX_RATE) {
      throw new IllegalArgumentException(
          framesPerSecond + " frames per second: not between 1 and " + MAX_RATE);
    }
  }
}
