package testbed.video;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.video.Pictures.Matrix;

class PicturesTest {
  /** The primaries of 75 % and 100 % colour bars, as the standards tabulate them. */
  @ParameterizedTest
  @CsvSource({
    "BT_601, 235,128,128, 0xffffff",
    "BT_601, 16,128,128, 0x000000",
    "BT_601, 81,90,240, 0xfe0000",
    "BT_601, 145,54,34, 0x00ff01",
    "BT_601, 41,240,110, 0x0000ff",
    "BT_709, 63,102,240, 0xff0100",
    "BT_709, 173,42,26, 0x00ff01",
    "BT_709, 32,240,118, 0x0100ff",
  })
  void limitedRangeBecomesRgb(Matrix matrix, int y, int u, int v, String rgb) {
    int seen = Pictures.toImage(flat(y, u, v), matrix).getRGB(1, 1) & 0xffffff;
    int expected = Integer.decode(rgb);
    for (int shift = 0; shift < 24; shift += 8) {
      assertEquals(expected >> shift & 0xff, seen >> shift & 0xff, 2, Integer.toHexString(seen));
    }
  }

  @Test
  void aPngHoldsThePicture(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("one.png");
    Pictures.writePng(flat(126, 128, 128), file);
    BufferedImage read = ImageIO.read(file.toFile());
    assertEquals(4, read.getWidth());
    assertEquals(0x808080, read.getRGB(3, 1) & 0xffffff);
  }

  private static Raster flat(int y, int u, int v) {
    byte[] planar = new byte[Raster.byteCount(4, 2)];
    Arrays.fill(planar, 0, 8, (byte) y);
    Arrays.fill(planar, 8, 10, (byte) u);
    Arrays.fill(planar, 10, 12, (byte) v);
    return Raster.ofPlanar(4, 2, planar);
  }
}
