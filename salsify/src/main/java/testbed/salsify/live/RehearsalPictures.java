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

  /** A textured picture that shifts, with some noise. */
  private Raster picture(int n, byte[] texture, Random random) {
    byte[] planar = new byte[Raster.byteCount(width, height)];
    for (int i = 0; i < planar.length; i++) {
      int x = i % width + 3 * n;
      int y = i / width + 2 * n;
      int block = texture[(x / 5 * 31 + y / 7 * 17) & 255] & 0xff;
      planar[i] = (byte) (i < width * height ? block + random.nextInt(6) : 128);
    }
    return Raster.ofPlanar(width, height, planar);
  }
}
