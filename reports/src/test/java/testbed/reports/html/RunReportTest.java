package testbed.reports.html;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.analyzer.match.Freeze;
import testbed.analyzer.metric.Better;
import testbed.analyzer.metric.MetricValue;
import testbed.analyzer.result.ResultJson;
import testbed.reports.chart.Samples;
import testbed.reports.model.EvidencePair;
import testbed.reports.model.FrameRow;
import testbed.reports.model.RunData;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest;
import testbed.reports.model.RunManifest.Outcome;
import testbed.reports.model.RunManifest.Settings;
import testbed.reports.model.RunManifest.Tool;
import testbed.reports.model.RunManifest.Validity;
import testbed.reports.model.UnreadableRunException;

class RunReportTest {
  @TempDir Path temporary;

  @Test
  void aRunBecomesOnePageThatNeedsNothingFromOutside() throws Exception {
    String html = report("ffmpeg-h264", new Validity(true, List.of()));
    assertTrue(html.contains("Valid run."), "verdict");
    assertTrue(html.contains("1234") && html.contains("12.34"), "headline numbers");
    assertTrue(html.contains("data:image/png;base64,"), "pictures inside the page");
    assertFalse(html.contains("<script"), "no script");
    assertFalse(html.replace("http://www.w3.org/", "").contains("http"), "no address outside");
  }

  @Test
  void namesFromOutsideCannotBecomeMarkup() throws Exception {
    String html = report("<img src=x onerror=alert(1)>\"'&", new Validity(true, List.of()));
    assertFalse(html.contains("<img src=x"), "escaped");
    assertTrue(
        html.contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;"), "shown as text");
  }

  @Test
  void anInvalidRunSaysWhyFirst() throws Exception {
    String html = report("x", new Validity(false, List.of("the link was 40 ms late")));
    assertTrue(html.indexOf("the link was 40 ms late") < html.indexOf("How late"), "reason first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.png", "/etc/passwd", "..", "a/b.png", "link.png", ""})
  void aStrangersEvidenceCannotNameAFileElsewhere(String name) throws Exception {
    RunDirectory dir = RunDirectory.create(temporary.resolve("run"));
    data(dir, "x", new Validity(true, List.of())).manifest().write(dir.manifestJson());
    Path secret = Files.writeString(temporary.resolve("secret.png"), "secret");
    if (name.equals("link.png")) {
      Files.createSymbolicLink(dir.evidence().resolve("link.png"), secret);
    }
    ResultJson.writeEvidence(
        dir.evidenceIndex(),
        Map.of(),
        List.of(new testbed.analyzer.result.EvidencePair("best", 1, 0, 0, 12, name, name, "")));

    UnreadableRunException refused =
        assertThrows(UnreadableRunException.class, () -> RunLoader.load(dir.root()));

    String told = name.equals("link.png") ? "link.png: is a link" : "index.json";
    assertTrue(refused.getMessage().contains(told), refused.getMessage());
  }

  @Test
  void aStrangersFilmCannotBeALinkToAFileElsewhere() throws Exception {
    RunDirectory dir = RunDirectory.create(temporary.resolve("run"));
    RunData run = data(dir, "x", new Validity(true, List.of()));
    Files.createSymbolicLink(
        dir.filmStrip(), Files.writeString(temporary.resolve("secret"), "secret"));

    IOException refused =
        assertThrows(IOException.class, () -> RunReport.write(run, dir.reportHtml()));

    assertTrue(refused.getMessage().contains("is a link"), refused.getMessage());
  }

  private String report(String system, Validity validity) throws IOException {
    String kept = System.getProperty("testbed.figures");
    Path root = kept == null ? temporary : Path.of(kept, validity.valid() ? "run" : "bad");
    RunDirectory dir = RunDirectory.create(root);
    RunReport.write(data(dir, system, validity), dir.reportHtml());
    return Files.readString(dir.reportHtml());
  }

  static RunData data(RunDirectory dir, String system, Validity validity) throws IOException {
    RunManifest manifest =
        new RunManifest(
            1,
            new Tool("0.1.0", "abc1234", "25.0.3"),
            "testbed run --trace verizon-lte --system ffmpeg-h264 --duration 60s",
            "2026-11-22T16:30:00Z",
            0,
            null,
            new Settings(
                system,
                "verizon-lte",
                60,
                640,
                360,
                30,
                "real",
                7,
                "downlink",
                "droptail:packets=256",
                20,
                "",
                "datamatrix",
                "daala",
                1,
                Map.of(),
                0),
            null,
            null,
            null,
            null,
            Outcome.completed(),
            validity,
            Map.of("capture_gaps", 0.0));
    List<FrameRow> frames = Samples.frames(60, 1);
    List<EvidencePair> pairs = new ArrayList<>();
    for (String kind : List.of("best", "median", "worst")) {
      Path sent = picture(dir.evidence().resolve(kind + "-sent.png"), Color.ORANGE);
      Path received = picture(dir.evidence().resolve(kind + "-received.png"), Color.PINK);
      pairs.add(new EvidencePair(kind, frames.get(70), sent, received));
    }
    return new RunData(
        dir,
        manifest,
        frames,
        List.of(new Freeze(30_000_000_000L, 31_400_000_000L)),
        List.of(
            new MetricValue("signal_delay_p95_ms", "ms", Better.LOWER, 1234.4, 1800),
            new MetricValue("ssim_daala_mean_db", "dB", Better.HIGHER, 12.34, 1700)),
        Samples.link(60, 2),
        List.of(20.0),
        pairs);
  }

  private static Path picture(Path file, Color colour) throws IOException {
    BufferedImage image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(colour);
    g.fillOval(60, 20, 160, 140);
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
