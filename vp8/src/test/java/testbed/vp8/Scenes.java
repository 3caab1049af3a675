package testbed.vp8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import testbed.video.Plane;
import testbed.video.Raster;

/** Small generated clips for tests: a textured background that moves, a disc, noise, and a cut. */
final class Scenes {
  private Scenes() {}

  /** So many pictures of a scene that the seed determines. */
  static List<Raster> clip(long seed, int width, int height, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    int noise = random.nextInt(12);
    double speedX = random.nextDouble(-7, 7);
    double speedY = random.nextDouble(-5, 5);
    int cut = random.nextInt(count * 2);
    List<Raster> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double phase = i < cut ? 0 : 100;
      double x = speedX * i + phase;
      double y = speedY * i - phase;
      Plane luma = plane(random, width, height, x, y, noise);
      int cw = Raster.chroma(width);
      int ch = Raster.chroma(height);
      Plane u = plane(random, cw, ch, x / 2 + 31, y / 2, noise / 2);
      Plane v = plane(random, cw, ch, x / 2, y / 2 + 17, noise / 2);
      pictures.add(new Raster(luma, u, v));
    }
    return pictures;
  }

  /** A fixed texture that moves by one sample a picture, before which a disc moves on. */
  static List<Raster> pan(int width, int height, int count) {
    byte[] texture = new byte[4 * width * height];
    new SplittableRandom(1).nextBytes(texture);
    List<Raster> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] luma = new byte[width * height];
      for (int at = 0; at < luma.length; at++) {
        int x = at % width + i;
        int y = at / width;
        boolean disc = Math.hypot(at % width - 20 - 3 * i, y - 40) < 15;
        double wave = 60 * Math.sin(x / 17.0) * Math.cos(y / 9.0);
        luma[at] = (byte) (disc ? 200 : 128 + wave + (texture[y * 2 * width + x] >> 3));
      }
      int chroma = Raster.chroma(width) * Raster.chroma(height);
      byte[] grey = new byte[chroma];
      Arrays.fill(grey, (byte) 128);
      Plane plane = new Plane(Raster.chroma(width), Raster.chroma(height), grey);
      pictures.add(new Raster(new Plane(width, height, luma), plane, plane));
    }
    return pictures;
  }

  private static Plane plane(
      SplittableRandom random, int width, int height, double dx, double dy, int noise) {
    byte[] samples = new byte[width * height];
    double discX = width / 2.0 + Math.sin(dx / 9) * width / 3;
    double discY = height / 2.0 + Math.cos(dy / 7) * height / 3;
    double radius = Math.min(width, height) / 5.0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = 128 + 50 * Math.sin((x + dx) / 11) * Math.cos((y + dy) / 7);
        value += ((int) Math.floor((x + dx) / 16) + (int) Math.floor((y + dy) / 16)) % 2 * 30;
        if (Math.hypot(x - discX, y - discY) < radius) {
          value = 230 - x % 5 * 8;
        }
        value += noise == 0 ? 0 : random.nextInt(-noise, noise + 1);
        samples[y * width + x] = (byte) Math.clamp((long) value, 0, 255);
      }
    }
    return new Plane(width, height, samples);
  }
}
