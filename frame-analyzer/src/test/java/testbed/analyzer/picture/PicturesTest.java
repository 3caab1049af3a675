package testbed.analyzer.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.analyzer.quality.Pictures;
import testbed.analyzer.quality.Psnr;
import testbed.injector.mark.MarkLayout;
import testbed.injector.mark.MarkReading;
import testbed.injector.mark.Marks;
import testbed.video.Plane;
import testbed.video.Raster;

class PicturesTest {
  @ParameterizedTest
  @CsvSource({"16, 128, 128, 0x000000", "235, 128, 128, 0xffffff", "81, 90, 240, 0xfe0000"})
  void aPngHoldsTheColoursOfLimitedRangeBt601(int y, int u, int v, String rgb, @TempDir Path dir)
      throws Exception {
    Png.write(dir.resolve("a.png"), flat(y, u, v));

    BufferedImage image = ImageIO.read(dir.resolve("a.png").toFile());

    assertEquals(17, image.getWidth());
    assertEquals(9, image.getHeight());
    assertEquals(Integer.decode(rgb), image.getRGB(16, 8) & 0xffffff);
  }

  @Test
  void aPngHoldsEveryPixelAsItWasGiven(@TempDir Path dir) throws Exception {
    int[] pixels = new Random(7).ints(33 * 12, 0, 1 << 24).toArray();
    Png.write(dir.resolve("a.png"), 33, 12, pixels);

    BufferedImage image = ImageIO.read(dir.resolve("a.png").toFile());

    int[] back =
        Arrays.stream(image.getRGB(0, 0, 33, 12, null, 0, 33)).map(p -> p & 0xffffff).toArray();
    assertArrayEquals(pixels, back);
  }

  @Test
  void scalingToItsOwnSizeLeavesAPictureAsItIs() {
    Raster picture = Pictures.scene(40, 30, 1);

    assertSame(picture, Scaling.to(40, 30, picture));
  }

  @Test
  void aFlatPictureStaysFlatInEverySize() {
    for (int width = 1; width < 40; width += 7) {
      Raster scaled = Scaling.to(width, 50 - width, flat(99, 50, 200));
      for (byte sample : scaled.y().samples()) {
        assertEquals(99, sample);
      }
    }
  }

  @Test
  void scalingDownAndUpKeepsALinearRampAndShiftsNothing() {
    byte[] ramp = new byte[64 * 64];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (byte) (3 * (i % 64) + 10);
    }
    Plane colour = new Plane(32, 32, new byte[32 * 32]);
    Raster picture = new Raster(new Plane(64, 64, ramp), colour, colour);

    Plane back = Scaling.to(64, 64, Scaling.to(32, 32, picture)).y();

    for (int x = 1; x < 63; x++) {
      assertEquals(3 * x + 10, back.at(x, 20), 1);
    }
  }

  @Test
  void maskedMarksAreGoneFromLumaAndColour() {
    MarkLayout layout = MarkLayout.standard(320, 180);
    byte[] planar = Pictures.scene(320, 180, 2).toPlanar();
    Raster plain = Raster.ofPlanar(320, 180, planar);
    new Marks(layout).stamp(planar, 77);
    Raster marked = Raster.ofPlanar(320, 180, planar);

    assertEquals(MarkMask.apply(layout, plain), MarkMask.apply(layout, marked));
    assertEquals(
        new MarkReading.Unreadable(), new Marks(layout).read(MarkMask.apply(layout, marked).y()));
  }

  @Test
  void fullRangeBecomesLimitedRange() {
    byte[] planar = {0, (byte) 255, 100, (byte) 128, 0, (byte) 255};

    LimitedRange.convert(planar, 3, 6);

    assertArrayEquals(new byte[] {16, (byte) 235, 102, (byte) 128, 16, (byte) 240}, planar);
  }

  @Test
  void aPictureInTheWrongRangeWouldLookDamaged() {
    Raster limited = Pictures.scene(320, 180, 3);
    byte[] full = limited.toPlanar();
    for (int i = 0; i < full.length; i++) {
      full[i] = (byte) Math.clamp(((full[i] & 0xff) - 16) * 255 / 219, 0, 255);
    }
    double wrong = Psnr.db(limited.y(), Raster.ofPlanar(320, 180, full).y());

    LimitedRange.convert(full, 320 * 180, full.length);

    assertTrue(wrong < 35, "wrong range " + wrong);
    assertTrue(Psnr.db(limited.y(), Raster.ofPlanar(320, 180, full).y()) > 45);
  }

  private static Raster flat(int y, int u, int v) {
    return new Raster(plane(17, 9, y), plane(9, 5, u), plane(9, 5, v));
  }

  private static Plane plane(int width, int height, int value) {
    byte[] samples = new byte[width * height];
    Arrays.fill(samples, (byte) value);
    return new Plane(width, height, samples);
  }
}
