package testbed.analyzer.quality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.analyzer.match.Decibel;
import testbed.testkit.SharedData;
import testbed.video.Plane;
import testbed.video.Raster;

class DaalaSsimTest {
  @ParameterizedTest
  @CsvSource({
    "144, '7 60 122'",
    "360, '1 3 8 18 31 43 48'",
    "720, '1 1 2 4 6 9 12 15 19 22 24 26'",
  })
  void theWindowGrowsWithTheHeightOfThePicture(int height, String outsideIn) {
    int[] half = GaussianTaps.half(height * 1.5 / 256);

    String[] expected = outsideIn.split(" ", -1);
    for (int i = 0; i < half.length; i++) {
      assertEquals(Integer.parseInt(expected[half.length - 1 - i]), half[i]);
    }
    assertEquals(expected.length, half.length);
  }

  /** Written from the definition alone: floating point, no separation, no shift of samples. */
  @ParameterizedTest
  @CsvSource({"64, 48, 6", "61, 37, 20", "40, 144, 3", "20, 90, 60"})
  void agreesWithTheDefinitionComputedNaivelyInDoublePrecision(int width, int height, int noise) {
    Plane a = Pictures.scene(width, height, 5).y();
    Plane b = Pictures.noisy(Pictures.scene(width, height, 5), noise, 9).y();

    assertEquals(naive(a, b), new DaalaSsim(new ScalarConvolution()).of(a, b), 1e-12);
  }

  @Test
  void bothKernelsGiveTheSameBitsForEverySize() {
    Random random = new Random(3);
    for (int round = 0; round < 25; round++) {
      int width = 16 + random.nextInt(150);
      int height = 16 + random.nextInt(150);
      Raster a = Pictures.scene(width, height, round);
      Raster b = Pictures.noisy(a, 1 + random.nextInt(100), round);

      assertEquals(
          new DaalaSsim(new ScalarConvolution()).of(a, b),
          new DaalaSsim(new VectorConvolution()).of(a, b));
    }
  }

  @Test
  void theTestsRunWithTheVectorKernel() {
    assertEquals(VectorConvolution.class, Convolution.best().getClass());
  }

  @Test
  void extremePicturesDoNotOverflow() {
    Plane black = new Plane(64, 360, new byte[64 * 360]);
    byte[] white = new byte[64 * 360];
    java.util.Arrays.fill(white, (byte) 255);
    DaalaSsim ssim = new DaalaSsim(new ScalarConvolution());

    assertEquals(1, ssim.of(black, black), 1e-12);
    assertEquals(1, ssim.of(new Plane(64, 360, white), new Plane(64, 360, white)), 1e-12);
    assertEquals(
        naive(black, new Plane(64, 360, white)), ssim.of(black, new Plane(64, 360, white)), 1e-12);
  }

  @Test
  void equalPicturesAreExactlyOne() {
    Raster picture = Pictures.scene(640, 360, 1);

    SsimScore score = SsimVariant.DAALA.calculator().of(picture, picture);

    assertEquals(new SsimScore(1, 1, 1, 1), score);
  }

  /** The figures that Daala's own tool prints for frame i against frame i + 5 of this vector. */
  @Test
  void givesTheFiguresOfTheOriginalToolOnADecodedTestVector() throws Exception {
    List<Raster> frames =
        FfmpegProgram.decode(SharedData.require("vp8-vectors/vp80-00-comprehensive-001.ivf"), 10);
    double[] luma = {0.945213, 0.946310, 0.945211, 0.953856, 0.953368};
    double[] totalDb = {14.3293, 14.4028, 14.3276, 15.0653, 15.0092};
    Ssim ssim = SsimVariant.DAALA.calculator();

    double[] foundLuma = new double[5];
    double[] foundTotal = new double[5];
    for (int i = 0; i < 5; i++) {
      SsimScore score = ssim.of(frames.get(i), frames.get(i + 5));
      foundLuma[i] = score.y();
      foundTotal[i] = Decibel.ofSsim(score.total());
    }

    assertArrayEquals(luma, foundLuma, 5.1e-7);
    assertArrayEquals(totalDb, foundTotal, 5.1e-5);
  }

  private static double naive(Plane a, Plane b) {
    double sigma = a.height() * 1.5 / 256;
    int radius = (int) (sigma * Math.sqrt(-2 * Math.log(Math.sqrt(Math.PI / 2) * sigma / 256)));
    double[] tap = new double[radius + 1];
    tap[0] = 256;
    for (int i = 1; i <= radius; i++) {
      tap[i] =
          Math.round(
              256 * Math.exp(-0.5 * (i / sigma) * (i / sigma)) / sigma / Math.sqrt(2 * Math.PI));
      tap[0] -= 2 * tap[i];
    }
    double total = 0;
    double weights = 0;
    for (int cy = 0; cy < a.height(); cy++) {
      for (int cx = 0; cx < a.width(); cx++) {
        double w = 0;
        double ma = 0;
        double mb = 0;
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int y = Math.max(0, cy - radius); y <= Math.min(a.height() - 1, cy + radius); y++) {
          for (int x = Math.max(0, cx - radius); x <= Math.min(a.width() - 1, cx + radius); x++) {
            double k = tap[Math.abs(y - cy)] * tap[Math.abs(x - cx)];
            double p = a.at(x, y);
            double q = b.at(x, y);
            w += k;
            ma += k * p;
            mb += k * q;
            aa += k * p * p;
            bb += k * q * q;
            ab += k * p * q;
          }
        }
        ma /= w;
        mb /= w;
        double va = aa / w - ma * ma;
        double vb = bb / w - mb * mb;
        double cov = ab / w - ma * mb;
        total +=
            w
                * ((2 * ma * mb + 6.5025) * (2 * cov + 58.5225))
                / ((ma * ma + mb * mb + 6.5025) * (va + vb + 58.5225));
        weights += w;
      }
    }
    return total / weights;
  }
}
