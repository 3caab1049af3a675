package testbed.analyzer.quality;

import java.util.Random;
import testbed.video.Plane;
import testbed.video.Raster;

/** Pictures for tests: smooth shapes with fine texture, and damaged copies of them. */
public final class Pictures {
  private Pictures() {}

  /** A textured picture; the same for the same arguments. */
  public static Raster scene(int width, int height, long seed) {
    Random random = new Random(seed);
    int cw = Raster.chroma(width);
    int ch = Raster.chroma(height);
    return new Raster(plane(width, height, random), plane(cw, ch, random), plane(cw, ch, random));
  }

  /** The picture with noise of up to so many steps on every sample. */
  public static Raster noisy(Raster picture, int steps, long seed) {
    Random random = new Random(seed);
    return new Raster(
        noisy(picture.y(), steps, random),
        noisy(picture.u(), steps, random),
        noisy(picture.v(), steps, random));
  }

  private static Plane noisy(Plane plane, int steps, Random random) {
    byte[] samples = plane.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      int value = (samples[i] & 0xff) + random.nextInt(2 * steps + 1) - steps;
      samples[i] = (byte) Math.clamp(value, 0, 255);
    }
    return new Plane(plane.width(), plane.height(), samples);
  }

  private static Plane plane(int width, int height, Random random) {
    byte[] samples = new byte[width * height];
    double fx = 0.02 + 0.05 * random.nextDouble();
    double fy = 0.02 + 0.05 * random.nextDouble();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value =
            125 + 70 * StrictMath.sin(x * fx) * StrictMath.cos(y * fy) + random.nextInt(24);
        samples[y * width + x] = (byte) Math.clamp((int) value, 0, 255);
      }
    }
    return new Plane(width, height, samples);
  }
}
