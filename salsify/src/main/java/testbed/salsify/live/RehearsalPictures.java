package testbed.salsify.live;

import java.util.Random;
import testbed.video.Raster;

/** A few pictures of something that moves, for a codec to practise on. */
public final class RehearsalPictures {
  private static final int PICTURES = 8;

  private final Raster[] pictures = new Raster[PICTURES];
  private final int width;
  private final int height;

  /** Pictures of this size in samples. */
  public RehearsalPictures(int width, int height) {
    this.width = width;
    this.height = height;
    Random random = new Random(1);
    byte[] texture = new byte[256];
    for (int i = 0; i < texture.length; i++) {
      texture[i] = (byte) (60 + random.nextInt(120));
    }
    for (int n = 0; n < PICTURES; n++) {
      pictures[n] = picture(n, texture, random);
    }
  }

  /** Pictures that are quickly made, coded and shown. */
  public static RehearsalPictures small() {
    return new RehearsalPictures(160, 96);
  }

  /** Width in samples. */
  public int width() {
    return width;
  }

  /** Height in samples. */
  public int height() {
    return height;
  }

  /** The picture of this number; they begin again after the last. */
  public Raster get(int number) {
    return pictures[number % PICTURES];
  }

  /**
   * A picture that shifts, with some noise: texture on the left; on the right columns, rows and a
   * slope, which are predicted from what lies above and to the left.
   */
  private Raster picture(int n, byte[] texture, Random random) {
    byte[] planar = new byte[Raster.byteCount(width, height)];
    int chromaWidth = Raster.chroma(width);
    int chromaHeight = Raster.chroma(height);
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      int sample = isSmooth(x, width) ? smooth(x, y, n, height, texture) : rough(x, y, n, texture);
      planar[i] = (byte) (sample + random.nextInt(isSmooth(x, width) ? 2 : 6));
    }
    int chroma = chromaWidth * chromaHeight;
    for (int i = 0; i < 2 * chroma; i++) {
      int x = i % chromaWidth;
      int y = i % chroma / chromaWidth;
      int sample = isSmooth(x, chromaWidth) ? smooth(x, y, n, chromaHeight, texture) : 128;
      planar[width * height + i] = (byte) sample;
    }
    return Raster.ofPlanar(width, height, planar);
  }

  private static boolean isSmooth(int x, int width) {
    return x >= width / 2;
  }

  private static int rough(int x, int y, int n, byte[] texture) {
    return texture[((x + 3 * n) / 5 * 31 + (y + 2 * n) / 7 * 17) & 255] & 0xff;
  }

  /** Columns in the upper third, rows in the middle, a slope below; other ones in each picture. */
  private static int smooth(int x, int y, int n, int height, byte[] texture) {
    return switch (3 * y / height) {
      case 0 -> texture[(x + 50 * n) & 255] & 0xff;
      case 1 -> texture[(y + 50 * n) & 255] & 0xff;
      default -> 30 + (2 * x + 3 * y + 40 * n) % 180;
    };
  }
}
