package testbed.benchmarks.vp8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import testbed.video.Raster;

/** The pictures that benchmarks work on: those of a Y4M file, or a generated scene. */
final class Footage {
  private static final int PICTURES = 12;

  private Footage() {}

  /**
   * The first pictures of a clip.
   *
   * @param clip a Y4M file, or {@code generated:WIDTHxHEIGHT}
   */
  static List<Raster> of(String clip) throws Exception {
    if (!clip.startsWith("generated:")) {
      return EncodeSpeed.pictures(Path.of(clip), PICTURES);
    }
    String[] size = clip.substring(clip.indexOf(':') + 1).split("x", 2);
    List<Raster> pictures = new ArrayList<>();
    for (int time = 0; time < PICTURES; time++) {
      pictures.add(picture(Integer.parseInt(size[0]), Integer.parseInt(size[1]), time));
    }
    return pictures;
  }

  /** A still, textured background, a textured disc that moves by fractions of a sample, noise. */
  private static Raster picture(int width, int height, int time) {
    SplittableRandom noise = new SplittableRandom(time);
    byte[] planar = new byte[Raster.byteCount(width, height)];
    for (int at = 0; at < width * height; at++) {
      int column = at % width;
      int line = at / width;
      double x = column;
      double y = line;
      double dx = x - width / 3.0 - 2.3 * time;
      double dy = y - height / 2.0 - 0.7 * time;
      double value = 110 + 40 * Math.sin(x / 9) * Math.cos(y / 13) + 15 * Math.sin(x * y / 2000);
      if (dx * dx + dy * dy < width * height / 12.0) {
        value = 130 + 50 * Math.sin(dx / 3.1) * Math.cos(dy / 4.7);
      }
      planar[at] = (byte) Math.clamp(Math.round(value) + noise.nextInt(5) - 2, 0, 255);
    }
    for (int at = width * height; at < planar.length; at++) {
      planar[at] = (byte) (120 + at % 17);
    }
    return Raster.ofPlanar(width, height, planar);
  }
}
