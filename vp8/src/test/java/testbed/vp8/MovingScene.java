package testbed.vp8;

import java.util.Random;
import testbed.video.Raster;

/** A small seeded clip: textured discs and a tilting background that move, under some noise. */
final class MovingScene {
  private final int width;
  private final int height;
  private final long seed;
  private final int noise;
  private final double speed;

  MovingScene(int width, int height, long seed) {
    this.width = width;
    this.height = height;
    this.seed = seed;
    Random random = new Random(seed);
    noise = random.nextInt(3) * random.nextInt(8);
    speed = random.nextDouble() * random.nextInt(12);
  }

  /** The picture at a time. */
  Raster frame(int time) {
    byte[] planar = new byte[Raster.byteCount(width, height)];
    Random grain = new Random(seed * 31 + time);
    int chromaWidth = Raster.chroma(width);
    int chromaHeight = Raster.chroma(height);
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int value = luma(x, y, time) + (noise == 0 ? 0 : grain.nextInt(2 * noise + 1) - noise);
        planar[at++] = (byte) Math.clamp(value, 0, 255);
      }
    }
    for (int plane = 1; plane <= 2; plane++) {
      for (int y = 0; y < chromaHeight; y++) {
        for (int x = 0; x < chromaWidth; x++) {
          int value = 128 + (luma(2 * x, 2 * y, time) - 128) * (plane == 1 ? 1 : -1) / 3;
          planar[at++] = (byte) Math.clamp(value, 0, 255);
        }
      }
    }
    return Raster.ofPlanar(width, height, planar);
  }

  private int luma(int x, int y, int time) {
    double shift = speed * time;
    double dx = x - width / 2.0 - shift + 5 * seed % 7;
    double dy = y - height / 2.0 + shift / 2;
    if (dx * dx + dy * dy < width * height / 9.0) {
      return (int)
          (140 + 60 * Math.sin(dx / 2.3) * Math.cos(dy / 3.1) + 20 * Math.sin(dx * dy / 90));
    }
    return (int) (90 + 50 * Math.sin((x + shift / 3) / 9) + (x * 3 + y * 2) % 17 * (seed % 3));
  }
}
