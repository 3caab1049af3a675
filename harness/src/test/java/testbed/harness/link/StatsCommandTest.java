package testbed.harness.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatsCommandTest {
  private static final String EVENTS =
      """
      # mahimahi mm-link (Uplink) [t] > log
      # queue: infinite
      0 + 1504
      10 # 1504
      10 - 1504 10
      20 # 1504
      """;

  @TempDir Path folder;

  @Test
  void howLateTheLinkWasIsPartOfTheJson() throws Exception {
    JsonNode stats =
        stats(
            EVENTS
                + """
                # lateness us: count 1 p50 8.5 p95 8.5 p99 8.5 max 8.5
                # lateness histogram: <10:1 <20:0 more:0
                # faithful: no, 3 packets overflowed the device before the link
                """);
    assertEquals(1, stats.get("departed").asInt());
    assertEquals(8.5, stats.get("lateness_us").get("p99").asDouble());
    assertEquals(1, stats.get("lateness_histogram_us").get("<10").asInt());
    assertTrue(stats.get("faithful").asString().startsWith("no, 3 packets"), stats.toString());
  }

  @Test
  void aLogWithoutATrailerSaysNothingOfIt() throws Exception {
    JsonNode stats = stats(EVENTS);
    assertEquals(1, stats.get("wasted_opportunities").asInt());
    assertTrue(!stats.has("lateness_us") && !stats.has("faithful"), stats.toString());
  }

  private JsonNode stats(String log) throws Exception {
    Path file = Files.writeString(folder.resolve("log"), log);
    Outcome outcome = Outcome.of("link", "stats", "--json", file.toString());
    assertEquals(0, outcome.status(), outcome.err());
    return JsonMapper.shared().readTree(outcome.out());
  }
}
