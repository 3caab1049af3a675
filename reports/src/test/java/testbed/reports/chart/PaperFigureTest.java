package testbed.reports.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.analyzer.match.Decibel;
import testbed.analyzer.match.SignalDelay;
import testbed.analyzer.paper.PaperRun;
import testbed.analyzer.paper.PaperSsim;
import testbed.testkit.SharedData;

class PaperFigureTest {
  private static final Map<String, String> FILES =
      Map.of(
          "Salsify-1", "Salsify-1c",
          "Salsify-2", "Salsify-2c",
          "Facetime", "FaceTime",
          "Hangouts", "Hangouts",
          "Skype", "Skype",
          "WebRTC", "WebRTC",
          "WebRTC-SVC", "WebRTC VP9-SVC");

  @TempDir Path temporary;

  @Test
  void theFigureOfThePaperCanBeDrawnFromItsData() throws Exception {
    List<ScatterPoint> points = new ArrayList<>();
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Path csv = SharedData.require("paper-data/att-lte__" + file.getKey() + ".analysis.csv.gz");
      PaperRun run = PaperRun.ofAnalysis(csv);
      double p95 =
          SignalDelay.of(run.matching().frames())
              .minus(PaperRun.PIPELINE_DELAY_NS)
              .milliseconds()
              .percentile(95);
      double linear =
          run.ssim().values().stream()
              .mapToDouble(PaperSsim::yDb)
              .map(Decibel::toSsim)
              .average()
              .orElseThrow();
      points.add(new ScatterPoint(file.getValue(), points.size(), p95, Decibel.ofSsim(linear)));
    }
    String kept = System.getProperty("testbed.figures");
    Figure figure =
        BetterScatter.figure(
            new AxisLabels("headline", "c", "Delay (ms)", "SSIM (dB)", "p95_ms", "ssim_db"),
            points);
    FigureFiles.write(figure, kept == null ? temporary : Path.of(kept), List.of("AT&T LTE"));
    assertEquals(7, figure.table().rows().size());
  }
}
