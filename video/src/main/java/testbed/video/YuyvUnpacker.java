package testbed.video;

import java.nio.ByteBuffer;

/**
 * Unpacks YUYV (packed 4:2:2, limited range): luma as it is, chroma the mean of two rows. Allocates
 * nothing after it was made.
 */
public final class YuyvUnpacker implements Unpacker {
  private final int width;
  private final int height;
  private final byte[] upper;
  private final byte[] lower;

  /** For pictures of this size, both even. */
  public YuyvUnpacker(int width, int height) {
    if (width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException("YUYV of " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    this.upper = new byte[2 * width];
    this.lower = new byte[2 * width];
  }

  @Override
  public void unpack(ByteBuffer bytes, byte[] planar) throws VideoException {
    if (bytes.remaining() < 2 * width * height) {
      throw new VideoException(
          "a YUYV picture of %dx%d has %d bytes, not %d"
              .formatted(width, height, 2 * width * height, bytes.remaining()));
    }
    int blue = width * height;
    int red = blue + width / 2 * (height / 2);
    for (int y = 0; y < height; y += 2) {
      bytes.get(upper).get(lower);
      for (int x = 0; x < width; x++) {
        planar[y * width + x] = upper[2 * x];
        planar[(y + 1) * width + x] = lower[2 * x];
      }
      for (int x = 1; x < 2 * width; x += 4) {
        planar[blue++] = mean(upper[x], lower[x]);
        planar[red++] = mean(upper[x + 2], lower[x + 2]);
      }
    }
  }

  private static byte mean(byte a, byte b) {
    return (byte) (((a & 0xff) + (b & 0xff) + 1) / 2);
  }

  @Override
  public void close() {}
}
