package testbed.harness.webrtc;

import testbed.video.Raster;

/** Waves of luma and of moderate colours: none of them leaves the range of the screen. */
final class ColourChart {
  static final int W = 640;
  static final int H = 360;
  private static final int BLOCK = 40;

  private ColourChart() {}

  /** The chart as planar bytes. */
  static byte[] planar() {
    byte[] planar = new byte[Raster.byteCount(W, H)];
    for (int i = 0; i < W * H; i++) {
      int row = i / W;
      planar[i] = (byte) (125 + Math.round(50 * Math.sin(i % W / 9.0) * Math.cos(row / 7.0)));
    }
    int chroma = W / 2 * (H / 2);
    for (int i = 0; i < chroma; i++) {
      int row = i / (W / 2);
      planar[W * H + i] = (byte) (128 + Math.round(35 * Math.sin(i % (W / 2) / 40.0)));
      planar[W * H + chroma + i] = (byte) (128 + Math.round(35 * Math.cos(row / 30.0)));
    }
    return planar;
  }

  /**
   * How near the mean luma of each block comes to the chart's, as PSNR in dB: a codec that blurs
   * changes that little, a wrong matrix as much as single samples, for colours change slowly here.
   * Without the rows of the marks.
   */
  static double blocksDb(byte[] seen) {
    byte[] chart = planar();
    double sum = 0;
    int blocks = 0;
    for (int y = 2 * BLOCK; y + 2 * BLOCK < H; y += BLOCK) {
      for (int x = 0; x < W; x += BLOCK) {
        double d = mean(chart, x, y) - mean(seen, x, y);
        sum += d * d;
        blocks++;
      }
    }
    return 10 * Math.log10(255.0 * 255 * blocks / sum);
  }

  private static double mean(byte[] planar, int left, int top) {
    int sum = 0;
    for (int y = top; y < top + BLOCK; y++) {
      for (int x = left; x < left + BLOCK; x++) {
        sum += planar[y * W + x] & 0xff;
      }
    }
    return (double) sum / (BLOCK * BLOCK);
  }
}
