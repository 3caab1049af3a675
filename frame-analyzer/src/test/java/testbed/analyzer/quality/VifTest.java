package testbed.analyzer.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.analyzer.picture.Scaling;
import testbed.testkit.SharedData;
import testbed.video.Plane;
import testbed.video.Raster;

class VifTest {
  /** From the definition: the weights down the columns are rounded. */
  private static final double EXACT = 3e-6;

  /** From FFmpeg's filter, which adds in single precision and prints six decimals. */
  private static final double SINGLE_PRECISION = 3e-5;

  /** Of real pictures, which have every sample looked at by the definition. */
  private static final int WIDTH = 240;

  private static final int HEIGHT = 180;

  private final Raster sent = Pictures.scene(320, 180, 4);

  @Test
  void isWhatTheInstalledFfmpegPrints(@TempDir Path dir) throws Exception {
    Raster shown = Pictures.noisy(sent, 12, 5);

    List<String> lines =
        FfmpegProgram.compare(
            "vif,metadata=mode=print:file=stats.log", dir, List.of(shown), List.of(sent));

    double finest =
        lines.stream()
            .filter(line -> line.startsWith("lavfi.vif.scale.0="))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf('=') + 1)))
            .findFirst()
            .orElseThrow();
    assertEquals(finest, Vif.of(sent.y(), shown.y()), SINGLE_PRECISION);
  }

  @ParameterizedTest
  @CsvSource({"9, 9", "9, 40", "10, 33", "16, 16", "61, 37", "176, 144", "321, 179"})
  void agreesWithDefinitionAndFfmpegInEverySize(int width, int height) {
    Raster scene = Pictures.scene(width, height, width);
    for (int noise = 0; noise <= 81; noise = 3 * noise + 3) {
      assertAgrees(scene.y(), Pictures.noisy(scene, noise, height).y());
    }
  }

  /** FFmpeg loses the more digits the more of a picture is nearly flat and dark. */
  @ParameterizedTest
  @CsvSource({
    "videos/cockatoo.mp4, 1e-3",
    "videos/big-buck-bunny.mkv, 1e-3",
    "videos/screen-share.mp4, 1e-3",
    "vp8-vectors/vp80-00-comprehensive-001.ivf, 1e-2",
    "vp8-vectors/vp80-00-comprehensive-008.ivf, 2e-3"
  })
  void agreesWithDefinitionAndFfmpegOnRealPictures(String file, double lost) throws Exception {
    List<Raster> frames = FfmpegProgram.decode(SharedData.require(file), 16);
    Raster first = small(frames.getFirst());
    Raster blurred = Scaling.to(WIDTH, HEIGHT, Scaling.to(WIDTH / 2, HEIGHT / 2, first));

    assertAgrees(first.y(), small(frames.getLast()).y(), lost);
    assertAgrees(first.y(), Pictures.noisy(first, 4, 1).y(), lost);
    assertAgrees(first.y(), blurred.y(), lost);
    assertAgrees(first.y(), first.y(), lost);
    assertAgrees(first.y(), raised(first.y()), lost);
  }

  @Test
  void agreesWithDefinitionAndFfmpegOnTheSharpestPicturesThereAre() {
    Random random = new Random(7);
    Plane snow = plane(160, 120, i -> random.nextBoolean() ? 255 : 0);
    Plane negative = plane(160, 120, i -> 255 - (snow.samples()[i] & 0xff));

    assertAgrees(snow, snow);
    assertAgrees(snow, negative);
    assertEquals(0, Vif.of(snow, negative), 1e-9);
  }

  @Test
  void keepsItsDigitsOnFaintPicturesWhereFfmpegLosesThem() {
    Random random = new Random(8);
    Plane faint = plane(320, 180, i -> 16 + (random.nextInt(300) == 0 ? 1 : 0));
    Plane raised = plane(320, 180, i -> 16 + 2 * (faint.samples()[i] - 16));

    double definition = PlainVif.of(faint, raised);

    assertEquals(definition, Vif.of(faint, raised), EXACT);
    assertTrue(Math.abs(definition - FfmpegVif.of(faint, raised)) > 0.01);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 255", "255, 0", "255, 255", "16, 17", "128, 128"})
  void nothingIsLostOfAFlatPlane(int reference, int shown) {
    assertEquals(1, Vif.of(flat(reference), flat(shown)));
    assertEquals(1, Vif.of(flat(reference), scene().y()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 90, 255})
  void nothingIsLeftInAFlatPlane(int shown) {
    assertEquals(0, Vif.of(scene().y(), flat(shown)), 1e-9);
  }

  @Test
  void equalPicturesHaveAllTheirInformation() {
    assertEquals(1, Vif.of(sent.y(), sent.y()), 1e-9);
  }

  @Test
  void raisedContrastHasMoreThanAllOfIt() {
    assertTrue(Vif.of(sent.y(), raised(sent.y())) > 1.05);
  }

  @Test
  void refusesPlanesThatAreSmallerThanTheWindowReachesOrOfTwoSizes() {
    assertThrows(
        IllegalArgumentException.class, () -> Vif.of(plane(8, 20, i -> 1), plane(8, 20, i -> 1)));
    assertThrows(
        IllegalArgumentException.class, () -> Vif.of(plane(20, 8, i -> 1), plane(20, 8, i -> 1)));
    assertThrows(
        IllegalArgumentException.class, () -> Vif.of(plane(20, 18, i -> 1), plane(18, 20, i -> 1)));
  }

  @Test
  void seesBlurThatSsimHardlySees() {
    Raster smooth = smooth();
    Raster blurred = Scaling.to(320, 180, Scaling.to(160, 90, smooth));
    Ssim ssim = SsimVariant.DAALA.calculator();

    double ssimLost = 1 - ssim.of(smooth.y(), blurred.y());
    double vifLost = 1 - Vif.of(smooth.y(), blurred.y());

    assertTrue(vifLost > 5 * ssimLost, "VIF lost " + vifLost + ", SSIM " + ssimLost);
  }

  private static void assertAgrees(Plane reference, Plane shown) {
    assertAgrees(reference, shown, SINGLE_PRECISION);
  }

  private static void assertAgrees(Plane reference, Plane shown, double lost) {
    double value = Vif.of(reference, shown);
    assertEquals(PlainVif.of(reference, shown), value, EXACT, "definition, " + reference);
    assertEquals(FfmpegVif.of(reference, shown), value, lost, "FFmpeg, " + reference);
  }

  private static Raster small(Raster picture) {
    return Scaling.to(WIDTH, HEIGHT, picture);
  }

  private static Plane raised(Plane plane) {
    byte[] samples = plane.samples();
    return plane(plane.width(), plane.height(), i -> 128 + ((samples[i] & 0xff) - 128) * 5 / 4);
  }

  private static Raster scene() {
    return Pictures.scene(64, 40, 2);
  }

  private static Plane flat(int sample) {
    return plane(64, 40, i -> sample);
  }

  private static Plane plane(int width, int height, IntUnaryOperator sample) {
    byte[] samples = new byte[width * height];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) Math.clamp(sample.applyAsInt(i), 0, 255);
    }
    return new Plane(width, height, samples);
  }

  /** Large shapes with a faint fine pattern. */
  private static Raster smooth() {
    Plane luma =
        plane(
            320,
            180,
            i -> {
              int x = i % 320;
              int y = i / 320;
              double shapes = 60 * StrictMath.sin(x / 40.0) * StrictMath.cos(y / 30.0);
              return (int) (120 + shapes + (x + y) % 3);
            });
    Plane grey = Pictures.scene(320, 180, 1).u();
    return new Raster(luma, grey, grey);
  }
}
