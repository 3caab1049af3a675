package testbed.analyzer.display;

/**
 * How a program turned luma and colour differences into the red, green and blue on its screen, so
 * that it can be undone. The wrong one caps the PSNR of luma near 27 dB. Chromium uses BT.601 for
 * VP8 and BT.709 for VP9, H.264 and AV1.
 */
public enum ColourMatrix {
  /** ITU-R BT.601 (smpte170m). */
  BT601(0.299, 0.114),
  /** ITU-R BT.709. */
  BT709(0.2126, 0.0722);

  private final double red;
  private final double blue;

  ColourMatrix(double red, double blue) {
    this.red = red;
    this.blue = blue;
  }

  /** The share of red in luma. */
  double red() {
    return red;
  }

  /** The share of blue in luma. */
  double blue() {
    return blue;
  }
}
