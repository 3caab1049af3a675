package testbed.analyzer.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.analyzer.picture.Scaling;
import testbed.video.Plane;
import testbed.video.Raster;

class VifTest {
  private final Raster sent = Pictures.scene(320, 180, 4);

  @Test
  void equalPicturesHaveAllTheirInformation() {
    assertEquals(1, Vif.of(sent.y(), sent.y()), 1e-6);
  }

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
    assertEquals(finest, Vif.of(sent.y(), shown.y()), 0.001);
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

  /** Large shapes with a faint fine pattern. */
  private static Raster smooth() {
    byte[] luma = new byte[320 * 180];
    for (int i = 0; i < luma.length; i++) {
      int x = i % 320;
      int y = i / 320;
      luma[i] =
          (byte) (120 + 60 * StrictMath.sin(x / 40.0) * StrictMath.cos(y / 30.0) + (x + y) % 3);
    }
    Plane grey = Pictures.scene(320, 180, 1).u();
    return new Raster(new Plane(320, 180, luma), grey, grey);
  }
}
