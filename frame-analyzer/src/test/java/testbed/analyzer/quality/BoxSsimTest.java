package testbed.analyzer.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.video.Raster;

class BoxSsimTest {
  private static final Pattern SSIM =
      Pattern.compile(".*Y:([0-9.]+) U:([0-9.]+) V:([0-9.]+) All:([0-9.]+).*");
  private static final Pattern PSNR = Pattern.compile(".*psnr_y:([0-9.]+|inf).*");

  @ParameterizedTest
  @CsvSource({"640, 360", "320, 180", "1280, 720", "176, 144"})
  void equalsTheFilterOfTheInstalledFfmpeg(int width, int height, @TempDir Path dir)
      throws Exception {
    List<Raster> sent = new ArrayList<>();
    List<Raster> shown = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sent.add(Pictures.scene(width, height, i));
      shown.add(Pictures.noisy(sent.get(i), 1 + 12 * i, i));
    }
    Ssim ssim = SsimVariant.FFMPEG.calculator();

    List<String> lines = FfmpegProgram.compare("ssim=stats_file=stats.log", dir, shown, sent);

    for (int i = 0; i < 4; i++) {
      Matcher line = SSIM.matcher(lines.get(i));
      line.matches();
      SsimScore score = ssim.of(sent.get(i), shown.get(i));
      assertEquals(Double.parseDouble(line.group(1)), score.y(), 1e-6);
      assertEquals(Double.parseDouble(line.group(2)), score.cb(), 1e-6);
      assertEquals(Double.parseDouble(line.group(3)), score.cr(), 1e-6);
      assertEquals(Double.parseDouble(line.group(4)), score.total(), 1e-6);
    }
  }

  @Test
  void psnrEqualsTheFilterOfTheInstalledFfmpeg(@TempDir Path dir) throws Exception {
    Raster sent = Pictures.scene(320, 180, 1);
    List<Raster> shown = List.of(Pictures.noisy(sent, 3, 1), Pictures.noisy(sent, 40, 2), sent);

    List<String> lines =
        FfmpegProgram.compare("psnr=stats_file=stats.log", dir, shown, List.of(sent, sent, sent));

    for (int i = 0; i < 2; i++) {
      Matcher line = PSNR.matcher(lines.get(i));
      line.matches();
      assertEquals(Double.parseDouble(line.group(1)), Psnr.db(sent.y(), shown.get(i).y()), 0.00501);
    }
    assertEquals(Double.POSITIVE_INFINITY, Psnr.db(sent.y(), shown.get(2).y()));
  }

  /** Noted down from ffmpeg 5.1, for machines without it. */
  @ParameterizedTest
  @CsvSource({"4, 0.969186", "30, 0.407544"})
  void equalsWhatFfmpegSaidOnce(int noise, double expected) {
    Raster sent = Pictures.scene(640, 360, 11);

    double y = new BoxSsim().of(sent.y(), Pictures.noisy(sent, noise, 12).y());

    assertEquals(expected, y, 2e-6);
  }
}
