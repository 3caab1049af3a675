package testbed.harness.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import testbed.harness.Testbed;
import testbed.testkit.SharedData;

class ImportAndQueryTest {
  @TempDir Path dir;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int testbed(String... words) {
    CommandLine command = Testbed.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(words);
  }

  @Test
  void aRunOfThePaperCanBeImportedAskedAboutAndReported() {
    Path source = SharedData.require("paper-data/run-500kbps-salsify2-1min");
    Path run = dir.resolve("run");
    String[] line = {
      "import",
      "salsify",
      source.toString(),
      "--label",
      "Salsify-2c",
      "--trace",
      "500kbps",
      "--subtract-pipeline-delay",
      "66.733ms",
      "--out",
      run.toString()
    };
    assertEquals(0, testbed(line), err::toString);
    assertTrue(
        out.toString().contains("signal delay p95 306.84 ms, SSIM mean 10.18 dB"), out::toString);
    assertEquals(2, testbed(line), "a run is never written over");

    String sql = "select system, round(p95(signal_delay_ms), 1) as p95 from frames group by all";
    assertEquals(
        0,
        testbed("query", sql, dir.toString(), "--csv", "--parquet", dir.resolve("pq").toString()));
    assertTrue(out.toString().contains("system,p95\nSalsify-2c,306.8\n"), out::toString);
    out.getBuffer().setLength(0);
    String again = "select count(*) as n from '" + dir.resolve("pq/frames.parquet") + "'";
    assertEquals(0, testbed("query", again, dir.toString(), "--csv"), err::toString);
    assertEquals("n\n3600\n", out.toString(), "Parquet reads back");
    assertEquals(2, testbed("query", "select nosuch", dir.toString()));

    out.getBuffer().setLength(0);
    String typed = "select system, 1.5 as x, null as no, valid, seed from runs";
    assertEquals(0, testbed("query", typed, dir.toString(), "--json"), err::toString);
    assertEquals(
        "[{\"system\":\"Salsify-2c\",\"x\":1.5,\"no\":null,\"valid\":true,\"seed\":0}]\n",
        out.toString());

    assertEquals(0, testbed("report", run.toString()), err::toString);
    assertTrue(Files.exists(run.resolve("report.html")), "report");
  }
}
