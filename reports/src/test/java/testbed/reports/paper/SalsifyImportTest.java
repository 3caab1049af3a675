package testbed.reports.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.reports.html.ComparisonReport;
import testbed.reports.html.RunReport;
import testbed.reports.model.RunData;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest.Tool;
import testbed.testkit.SharedData;

class SalsifyImportTest {
  @TempDir Path temporary;

  private static RunData imported(String source, String label, Path out, long pipelineNs)
      throws Exception {
    new SalsifyImport(label, "att-lte", pipelineNs, new Tool("0", "", ""), "testbed import")
        .run(SharedData.require("paper-data/" + source), out);
    return RunLoader.load(out);
  }

  @ParameterizedTest
  @CsvSource({"run-500kbps-salsify2-1min, 306.8, 10.18", "run-perfect-link-ffplay, 0.0, 25.24"})
  void wholeRunsAreMatchedAfresh(String folder, double p95, double ssim) throws Exception {
    RunData run = imported(folder, "x", temporary.resolve("run"), SalsifyImport.PIPELINE_DELAY_NS);
    assertEquals(p95, value(run, "signal_delay_p95_ms"), 0.1);
    assertEquals(ssim, value(run, "ssim_daala_mean_db"), 0.01);
  }

  @Test
  void whatWasTakenOffIsSaidEverywhere() throws Exception {
    Path out = temporary.resolve("run");
    RunData run = imported("att-lte__Skype.analysis.csv.gz", "Skype", out, 66_733_000L);
    RunReport.write(run, run.directory().reportHtml());
    assertTrue(Files.readString(out.resolve("report.html")).contains("66.733 ms of the rig"));
    assertTrue(Files.readString(out.resolve("frames.csv")).contains("66.733 ms"));
    assertTrue(Files.readString(out.resolve("run.json")).contains("66.733"));
  }

  /** File, label, p95 of signal delay, mean and 25th percentile of SSIM as the paper has them. */
  private static final Object[][] ATT = {
    {"Salsify-1", "Salsify-1c", 448.5, 15.41, 14.99},
    {"Salsify-2", "Salsify-2c", 362.4, 15.37, 15.04},
    {"Facetime", "FaceTime", 1023.6, 13.29, 12.65},
    {"Hangouts", "Hangouts", 1862.4, 11.20, 10.72},
    {"Skype", "Skype", 557.4, 8.55, 8.20},
    {"WebRTC", "WebRTC", 4729.9, 13.35, 12.35},
    {"WebRTC-SVC", "WebRTC (VP9-SVC)", 3547.2, 14.05, 13.53},
    {"Salsify-4", "Salsify-4", 374.9, 15.02, 14.67},
  };

  @Test
  void eightSystemsKeepTheirNumbersAndMakeTheFigureAndTheTableOfThePaper() throws Exception {
    String kept = System.getProperty("testbed.figures");
    Path root = kept == null ? temporary : Path.of(kept, "paper");
    List<RunData> runs = new ArrayList<>();
    for (Object[] s : ATT) {
      Path out = root.resolve((String) s[0]);
      String file = "att-lte__" + s[0] + ".analysis.csv.gz";
      RunData run = imported(file, (String) s[1], out, SalsifyImport.PIPELINE_DELAY_NS);
      assertEquals((double) s[2], value(run, "signal_delay_p95_ms"), 0.1, file);
      assertEquals((double) s[3], value(run, "ssim_daala_mean_db"), 0.01, file);
      assertEquals((double) s[4], value(run, "ssim_daala_p25_db"), 0.01, file);
      runs.add(run);
    }
    ComparisonReport.write(runs, root.resolve("comparison"));
    String tex = Files.readString(root.resolve("comparison/table-att-lte.tex"));
    assertTrue(tex.contains("Salsify-1c & 14.99 & \\cellcolor[gray]{0.85}15.41"), tex);
    assertTrue(Files.exists(root.resolve("comparison/charts/att-lte-headline.pdf")));
  }

  private static double value(RunData run, String metric) {
    return run.metric(metric).orElseThrow().value();
  }
}
