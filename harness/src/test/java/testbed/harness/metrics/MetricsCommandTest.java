package testbed.harness.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import testbed.analyzer.metric.Metric;
import testbed.analyzer.metric.MetricsPage;
import testbed.harness.ExitStatus;
import testbed.harness.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetricsCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsEveryMetricOnALine() {
    assertEquals(ExitStatus.OK, run());
    assertEquals(Metric.values().length, out.toString().lines().count());
    assertTrue(out.toString().startsWith("signal_delay_mean_ms"));
  }

  @Test
  void explainsOneMetricAsJson() {
    assertEquals(ExitStatus.OK, run("--json", "harmonic_fps"));

    JsonNode entry = JsonMapper.builder().build().readTree(out.toString()).get(0);
    assertEquals("harmonic_fps", entry.get("name").asString());
    assertEquals("frames/s", entry.get("unit").asString());
    assertEquals("higher", entry.get("better").asString());
  }

  @Test
  void printsThePageOfTheDocumentation() {
    assertEquals(ExitStatus.OK, run("--markdown"));
    assertEquals(MetricsPage.markdown(), out.toString());
  }

  @Test
  void anUnknownNameIsBadInput() {
    assertEquals(ExitStatus.BAD_INPUT, run("speed"));
    assertTrue(err.toString().contains("'speed'"), err.toString());
  }

  private int run(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "metrics";
    System.arraycopy(args, 0, all, 1, args.length);
    CommandLine command = Testbed.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    return command.execute(all);
  }
}
