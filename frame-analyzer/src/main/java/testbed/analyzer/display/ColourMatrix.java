package testbed.analyzer.display;

/**
 * How a program turned luma and colour differences into the red, green and blue on its screen, so
 * that it can be undone. The wrong one caps the PSNR of luma near 27 dB. Chromium uses BT.601 for
 * VP8 and BT.709 for VP9, H.264 and AV1.
 *
 * <p>Video leaves head-room: black is 16, white 235 of 255. Most programs stretch that to the whole
 * range of the screen; some put it there as it is, and their black is a dark grey.
 */
public enum ColourMatrix {
  /** ITU-R BT.601 (smpte170m). */
  BT601(0.299, 0.114, true),
  /** ITU-R BT.709. */
  BT709(0.2126, 0.0722, true),
  /** ITU-R BT.601 that is not stretched: luma 16 is level 16 on the screen. */
  BT601_UNSTRETCHED(0.299, 0.114, false);

  private static final int BLACK = 16;
  private static final double LUMA_RANGE = 219.0 / 255;
  private static final double COLOUR_RANGE = 224.0 / 255;

  private final double red;
  private final double blue;
  private final boolean stretched;

  ColourMatrix(double red, double blue, boolean stretched) {
    this.red = red;
    this.blue = blue;
    this.stretched = stretched;
  }

  /** The share of red in luma. */
  double red() {
    return red;
  }

  /** The share of blue in luma. */
  double blue() {
    return blue;
  }

  /** Luma where the screen is black. */
  int black() {
    return stretched ? BLACK : 0;
  }

  /** Steps of luma for a step of grey on the screen. */
  double lumaRange() {
    return stretched ? LUMA_RANGE : 1;
  }

  /** Steps of a colour difference for a step of it on the screen. */
  double colourRange() {
    return stretched ? COLOUR_RANGE : 1;
  }
}
