package testbed.video;

import java.nio.ByteBuffer;

/**
 * Turns planar 4:2:0 samples, limited range, BT.601, into pixels of a screen: 32 bits each, blue
 * first. In fixed point; chroma is the nearest sample. Allocates nothing after it was made.
 */
public final class ScreenPixels {
  private static final int SHIFT = 16;
  private static final int HALF = 1 << (SHIFT - 1);
  private static final int LUMA = fixed(255.0 / 219);
  private static final int RED_V = fixed(255.0 / 224 * 1.402);
  private static final int GREEN_U = fixed(255.0 / 224 * 0.344136);
  private static final int GREEN_V = fixed(255.0 / 224 * 0.714136);
  private static final int BLUE_U = fixed(255.0 / 224 * 1.772);

  private final int width;
  private final int blueAt;
  private final int redAt;
  private final int chromaWidth;

  /** For pictures of this size. */
  public ScreenPixels(int width, int height) {
    this.width = width;
    this.chromaWidth = Raster.chroma(width);
    this.blueAt = width * height;
    this.redAt = blueAt + chromaWidth * Raster.chroma(height);
  }

  private static int fixed(double factor) {
    return (int) Math.round(factor * (1 << SHIFT));
  }

  /**
   * Converts some rows.
   *
   * @param planar all samples of the picture
   * @param first row
   * @param count of rows
   * @param target little-endian; 4 bytes a pixel are put at absolute places
   * @param at where the first pixel goes
   */
  public void rows(byte[] planar, int first, int count, ByteBuffer target, int at) {
    int to = at;
    for (int y = first; y < first + count; y++) {
      int luma = y * width;
      int chroma = y / 2 * chromaWidth;
      for (int x = 0; x < width; x++, to += 4) {
        int c = chroma + x / 2;
        int grey = LUMA * ((planar[luma + x] & 0xff) - 16) + HALF;
        int u = (planar[blueAt + c] & 0xff) - 128;
        int v = (planar[redAt + c] & 0xff) - 128;
        int red = level(grey + RED_V * v);
        int green = level(grey - GREEN_U * u - GREEN_V * v);
        int blue = level(grey + BLUE_U * u);
        target.putInt(to, red << 16 | green << 8 | blue);
      }
    }
  }

  private static int level(int fixed) {
    return Math.clamp(fixed >> SHIFT, 0, 255);
  }
}
