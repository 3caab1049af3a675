package testbed.analyzer.display;

import testbed.video.Raster;

/**
 * Turns rows of screen pixels into limited-range 4:2:0 samples, in fixed point. Colour is the mean
 * of 2 x 2 pixels. Owns scratch space.
 */
final class ColourPlanes {
  private static final int SHIFT = 16;
  private static final int HALF = 1 << (SHIFT - 1);

  private final ScreenArea area;
  private final int black;
  private final int yRed;
  private final int yGreen;
  private final int yBlue;
  private final int cbRed;
  private final int cbGreen;
  private final int crGreen;
  private final int crBlue;
  private final int colourMain;
  private final int[] upper;
  private final int[] lower;

  ColourPlanes(ScreenArea area, ColourMatrix matrix) {
    this.area = area;
    double red = matrix.red();
    double blue = matrix.blue();
    double green = 1 - red - blue;
    black = matrix.black();
    yRed = fixed(matrix.lumaRange() * red);
    yBlue = fixed(matrix.lumaRange() * blue);
    yGreen = fixed(matrix.lumaRange()) - yRed - yBlue;
    colourMain = fixed(matrix.colourRange() / 2);
    cbRed = fixed(matrix.colourRange() / 2 * red / (1 - blue));
    cbGreen = colourMain - cbRed;
    crGreen = fixed(matrix.colourRange() / 2 * green / (1 - red));
    crBlue = colourMain - crGreen;
    upper = new int[area.width() + 1];
    lower = new int[area.width() + 1];
  }

  ScreenArea area() {
    return area;
  }

  private static int fixed(double factor) {
    return (int) Math.round(factor * (1 << SHIFT));
  }

  /** Converts luma samples of one row. */
  void luma(FrameBuffer screen, int x, int y, byte[] target, int at, int count) {
    screen.row(area.x() + x, area.y() + y, upper, count);
    luma(upper, target, at, count);
  }

  private void luma(int[] pixels, byte[] target, int at, int count) {
    for (int i = 0; i < count; i++) {
      int p = pixels[i];
      int sum = yRed * (p >> 16 & 0xff) + yGreen * (p >> 8 & 0xff) + yBlue * (p & 0xff);
      target[at + i] = (byte) (black + ((sum + HALF) >> SHIFT));
    }
  }

  /** Converts the whole area into planar samples. */
  void convert(FrameBuffer screen, byte[] planar) {
    int width = area.width();
    int height = area.height();
    int cw = Raster.chroma(width);
    int cbAt = width * height;
    int crAt = cbAt + cw * Raster.chroma(height);
    for (int y = 0; y < height; y += 2) {
      boolean pair = y + 1 < height;
      int[] second = pair ? lower : upper;
      screen.row(area.x(), area.y() + y, upper, width);
      luma(upper, planar, y * width, width);
      if (pair) {
        screen.row(area.x(), area.y() + y + 1, lower, width);
        luma(lower, planar, (y + 1) * width, width);
      }
      upper[width] = upper[width - 1];
      second[width] = second[width - 1];
      for (int c = 0; c < cw; c++) {
        colour(upper, second, 2 * c, planar, cbAt + c, crAt + c);
      }
      cbAt += cw;
      crAt += cw;
    }
  }

  private void colour(int[] a, int[] b, int x, byte[] planar, int cbAt, int crAt) {
    int red =
        (a[x] >> 16 & 0xff)
            + (a[x + 1] >> 16 & 0xff)
            + (b[x] >> 16 & 0xff)
            + (b[x + 1] >> 16 & 0xff);
    int green =
        (a[x] >> 8 & 0xff) + (a[x + 1] >> 8 & 0xff) + (b[x] >> 8 & 0xff) + (b[x + 1] >> 8 & 0xff);
    int blue = (a[x] & 0xff) + (a[x + 1] & 0xff) + (b[x] & 0xff) + (b[x + 1] & 0xff);
    int cb = colourMain * blue - cbRed * red - cbGreen * green;
    int cr = colourMain * red - crGreen * green - crBlue * blue;
    planar[cbAt] = (byte) (128 + ((cb + 4 * HALF) >> (SHIFT + 2)));
    planar[crAt] = (byte) (128 + ((cr + 4 * HALF) >> (SHIFT + 2)));
  }
}
