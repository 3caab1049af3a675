package testbed.analyzer.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.analyzer.match.Decibel;
import testbed.analyzer.match.Distribution;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.match.SignalDelay;
import testbed.testkit.SharedData;

class PaperRunTest {
  @ParameterizedTest
  @CsvSource({
    "Facetime, 1023.58, 469.45, 13.285, 12.649",
    "Hangouts, 1862.39, 846.37, 11.199, 10.724",
    "Salsify-1, 448.51, 349.09, 15.410, 14.991",
    "Salsify-2, 362.40, 282.09, 15.366, 15.037",
    "Salsify-4, 374.88, 299.90, 15.025, 14.675",
    "Skype, 557.44, 322.05, 8.547, 8.202",
    "WebRTC-SVC, 3547.24, 775.25, 14.053, 13.528",
    "WebRTC, 4729.94, 934.69, 13.353, 12.351",
  })
  void thePublishedFiguresOfTheAttNetworkComeOut(
      String system, double p95, double mean, double ssim, double p25) throws IOException {
    PaperRun run =
        PaperRun.ofAnalysis(
            SharedData.require("paper-data/att-lte__" + system + ".analysis.csv.gz"));

    Distribution delay = delay(run);
    Distribution quality = quality(run);

    assertEquals(p95, delay.percentile(95), 0.1);
    assertEquals(mean, delay.mean(), 0.1);
    assertEquals(ssim, Decibel.ofSsim(quality.mean()), 0.01);
    assertEquals(p25, Decibel.ofSsim(quality.percentile(25)), 0.01);
  }

  @ParameterizedTest
  @CsvSource({
    "run-500kbps-salsify2-1min, 1043, 190.0, 306.8, 10.18, 9.59",
    "run-perfect-link-ffplay, 1277, 0.0, 0.0, 25.24, 25.18",
  })
  void wholeRunsAreMatchedRowForRow(
      String name, int shown, double p50, double p95, double ssim, double p25) throws IOException {
    Path directory = SharedData.require("paper-data/" + name);
    PaperRun run = PaperRun.ofDirectory(directory);
    long zero = zeroUs(directory);

    List<String> rows =
        run.matching().displayed().stream()
            .map(f -> f.frameId() + "," + us(f.shownNs(), zero) + "," + us(f.seenNs(), zero))
            .toList();

    assertEquals(published(directory), rows);
    assertEquals(shown, rows.size());
    assertEquals(p50, delay(run).percentile(50), 0.5);
    assertEquals(p95, delay(run).percentile(95), 0.1);
    assertEquals(ssim, Decibel.ofSsim(quality(run).mean()), 0.005);
    assertEquals(p25, Decibel.ofSsim(quality(run).percentile(25)), 0.005);
  }

  @Test
  void theCalibrationRunHasTwoTornPicturesAndFourUnknownCodes() throws IOException {
    PaperRun run = PaperRun.ofDirectory(SharedData.require("paper-data/run-perfect-link-ffplay"));

    assertEquals(2, run.matching().counts().torn());
    assertEquals(4, run.matching().counts().unknown());
    assertEquals(1283, run.matching().counts().read());
  }

  @Test
  void ssimGoesToTheFrameOfItsLabelAndNotToTheOneOfItsLine() throws IOException {
    PaperRun run = PaperRun.ofDirectory(SharedData.require("paper-data/run-500kbps-salsify2-1min"));
    List<FrameRecord.Displayed> shown = run.matching().displayed();

    // The log's first line is labelled 7, its second 0.
    assertEquals(8.59189, run.ssim().get(shown.get(7).frameId()).yDb());
    assertEquals(15.2218, run.ssim().get(shown.get(0).frameId()).yDb());
  }

  @Test
  void aRunOfAnalysisAloneAgreesWithTheWholeRun() throws IOException {
    Path directory = SharedData.require("paper-data/run-500kbps-salsify2-1min");
    PaperRun whole = PaperRun.ofDirectory(directory);
    PaperRun alone = PaperRun.ofAnalysis(directory.resolve("video3_720p60_1min.analysis.csv.gz"));

    assertEquals(delay(whole).percentile(95), delay(alone).percentile(95), 0.1);
    assertEquals(delay(whole).mean(), delay(alone).mean(), 0.1);
  }

  @Test
  void aBrokenRowIsReportedWithFileLineAndColumn(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("x.analysis.csv");
    Files.writeString(file, "# one\n# two\n# three\n0,1,2,3,x,5,6,7,8,9,10\n");

    IOException e = assertThrows(IOException.class, () -> PaperRun.ofAnalysis(file));

    assertTrue(e.getMessage().contains("x.analysis.csv, line 4: column 5"), e.getMessage());
  }

  private static final String ROWS =
      "5,1,2,1,1000,2000,1000,9,10,11,1.5\n7,1,2,1,1033,2100,1067,9,nan,11,\n9,1,2,1,1066,2200,1134,9,inf,11,12\n";

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\uFEFF", "# a\r\n# b\n", "frame_index,a,b,c,d,e,f,g,h,i,j\n", "\n\n  \n"})
  void whatStandsAboveTheRowsDoesNotMatter(String above, @TempDir Path dir) throws IOException {
    Path plain = Files.writeString(dir.resolve("x.analysis.csv"), above + ROWS);
    Path windows =
        Files.writeString(dir.resolve("y.analysis.csv"), above + ROWS.replace("\n", "\r\n"));

    PaperRun run = PaperRun.ofAnalysis(plain);

    assertEquals(3, run.matching().displayed().size());
    assertEquals(10, run.matching().frames().size());
    assertEquals(Double.NaN, run.ssim().get(7L).yDb());
    assertEquals(Double.POSITIVE_INFINITY, run.ssim().get(9L).yDb());
    assertEquals(run, PaperRun.ofAnalysis(windows));
  }

  @Test
  void aFileIsGzipWhenItsBytesAreWhateverItsNameSays(@TempDir Path dir) throws IOException {
    Path plain = Files.writeString(dir.resolve("plain.analysis.csv.gz"), ROWS);
    Path packed = dir.resolve("packed.analysis.csv");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(ROWS.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(PaperRun.ofAnalysis(plain), PaperRun.ofAnalysis(packed));

    byte[] whole = Files.readAllBytes(packed);
    Path cut = Files.write(dir.resolve("cut.csv"), Arrays.copyOf(whole, whole.length / 2));
    IOException e = assertThrows(IOException.class, () -> PaperRun.ofAnalysis(cut));
    assertTrue(e.getMessage().contains("cut.csv: its gzip is cut off"), e.getMessage());
  }

  @Test
  void aFrameNumberThatNoFileCanHaveIsDamageAndDoesNotFillTheMemory(@TempDir Path dir)
      throws IOException {
    Path file =
        Files.writeString(
            dir.resolve("x.csv"), ROWS + "99999999999,1,2,1,1099,2300,1201,9,10,11,12\n");

    IOException e = assertThrows(IOException.class, () -> PaperRun.ofAnalysis(file));

    assertTrue(e.getMessage().contains("line 4: no frame has the number"), e.getMessage());
  }

  @Test
  void aDirectoryWithAnAnalysisAloneIsReadFromIt(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("x.analysis.csv"), ROWS);
    Files.writeString(dir.resolve("x.capture.csv"), "# of no use alone\n");

    assertEquals(PaperRun.ofAnalysis(file), PaperRun.ofDirectory(dir));
  }

  @Test
  void aDirectoryWithoutPlaybackSaysSo(@TempDir Path dir) {
    IOException e = assertThrows(IOException.class, () -> PaperRun.ofDirectory(dir));

    assertTrue(e.getMessage().contains("playback.csv"), e.getMessage());
  }

  private static Distribution delay(PaperRun run) {
    return SignalDelay.of(run.matching().frames()).minus(PaperRun.PIPELINE_DELAY_NS).milliseconds();
  }

  private static Distribution quality(PaperRun run) {
    return Distribution.of(
        run.ssim().values().stream().mapToDouble(s -> Decibel.toSsim(s.yDb())).toArray());
  }

  private static long us(long ns, long zeroUs) {
    return ns / 1000 + zeroUs;
  }

  private static long zeroUs(Path directory) throws IOException {
    return PlaybackRow.read(only(directory, "playback.csv.gz")).getFirst().referenceUs();
  }

  private static List<String> published(Path directory) throws IOException {
    return AnalysisRow.read(only(directory, "analysis.csv.gz")).stream()
        .map(row -> row.index() + "," + row.sentUs() + "," + row.receivedUs())
        .toList();
  }

  private static Path only(Path directory, String suffix) throws IOException {
    try (var files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }
}
