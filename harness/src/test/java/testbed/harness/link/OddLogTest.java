package testbed.harness.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.harness.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Logs that are empty, broken or no logs: one clear line, and nothing half-written. */
class OddLogTest {
  private static final String ONE_PACKET = "# base timestamp: 0\n0 + 1504\n5 # 1504\n5 - 1504 5\n";

  @TempDir Path folder;
  private Path trace;

  @BeforeEach
  void aTrace() throws Exception {
    trace = Files.writeString(folder.resolve("trace"), "1\n");
  }

  private Path log(String text) throws Exception {
    return Files.writeString(folder.resolve("log"), text);
  }

  private static void refused(Outcome outcome, String... parts) {
    assertEquals(2, outcome.status(), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    for (String part : parts) {
      assertTrue(outcome.err().contains(part), outcome.err());
    }
  }

  private Outcome replay(Path arrivals, Path out, String... more) {
    return Outcome.of(
        Stream.concat(
                Stream.of(
                    "link",
                    "replay",
                    "--trace",
                    trace.toString(),
                    "--arrivals",
                    arrivals.toString(),
                    "--log",
                    out.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stats", "plot"})
  void whatIsNoLogIsRefused(String command) throws Exception {
    Path gzip = folder.resolve("broken.gz");
    Files.write(gzip, new byte[] {0x1f, (byte) 0x8b, 'x', 'y', 'z', 0, 0, 0, 0, 0, 0, 0});
    refused(Outcome.of("link", command, folder.resolve("none").toString()), "none: there is no");
    refused(Outcome.of("link", command, folder.toString()), folder + ": ");
    refused(Outcome.of("link", command, gzip.toString()), "broken.gz: this is not a gzip file");
    refused(Outcome.of("link", command, log("").toString()), "log is empty");
    refused(Outcome.of("link", command, log("-5 # 1504\n").toString()), "log, line 1: '-5'");
    refused(Outcome.of("link", command, log("0 + 9\n100000000000000 + 9\n").toString()), "line 2");
    refused(Outcome.of("link", command, log("0 + 9\n172800001 + 9\n").toString()), "48 hours");
  }

  @Test
  void aLinkThatCarriedNothingHasUnknownRates() throws Exception {
    String header = "# queue: infinite\n# base timestamp: 0\n";
    Outcome words = Outcome.of("link", "stats", log(header).toString());
    assertEquals(0, words.status(), words.err());
    assertTrue(words.out().contains("unknown"), words.out());
    assertFalse(words.out().contains("NaN"), words.out());
    Outcome json = Outcome.of("link", "stats", "--json", log(header + "7 # 1504\n").toString());
    JsonNode figures = JsonMapper.shared().readTree(json.out());
    assertEquals(1, figures.get("wasted_opportunities").asInt());
    for (String name : List.of("capacity", "throughput", "delay_p50_ms", "queue_mean_packets")) {
      assertTrue(figures.get(name).isNull(), name + " in " + json.out());
    }
  }

  @Test
  void aTrailerThatIsNoneIsLeftOut() throws Exception {
    Path log = log(ONE_PACKET + "# lateness us: count x p50\n# lateness histogram: foo\n");
    Outcome outcome = Outcome.of("link", "stats", "--json", log.toString());
    assertEquals(0, outcome.status(), outcome.err());
    assertFalse(JsonMapper.shared().readTree(outcome.out()).has("lateness_us"), outcome.out());
  }

  @Test
  void stampsOutOfOrderTakeNoTimeAway() throws Exception {
    Outcome outcome = Outcome.of("link", "stats", "--json", log("10 + 9\n5 # 1504\n").toString());
    assertEquals(0.005, JsonMapper.shared().readTree(outcome.out()).get("seconds").asDouble());
  }

  @Test
  void aBinTooNarrowForTheLogIsRefused() throws Exception {
    Path pictures = folder.resolve("pictures");
    refused(
        Outcome.of(
            "link",
            "plot",
            "--bin",
            "1",
            "--out",
            pictures.toString(),
            log("0 + 9\n100000000 + 9\n").toString()),
        "100000001 bins",
        "larger --bin");
    assertFalse(Files.exists(pictures));
  }

  @Test
  void picturesDoNotTakeTheNameOfAFile() throws Exception {
    Outcome outcome =
        Outcome.of("link", "plot", "--out", trace.toString(), log(ONE_PACKET).toString());
    assertEquals(2, outcome.status());
    assertFalse(outcome.err().contains("java."), outcome.err());
  }

  @Test
  void aReplayDoesNotReplaceWhatItReads() throws Exception {
    Path log = log(ONE_PACKET);
    refused(replay(log, log), "would replace the log");
    assertEquals(ONE_PACKET, Files.readString(log));
  }

  @Test
  void aReplayThatIsRefusedWritesNothing() throws Exception {
    Path out = folder.resolve("out");
    refused(replay(log("10 + 9\n5 + 9\n"), out), "arrival at 5 ms stands after one at 10 ms");
    refused(replay(log("# base timestamp: 0\n200000000 + 9\n"), out), "48 hours after");
    refused(replay(log(ONE_PACKET), out, "--effect", "delays:" + folder.resolve("none")), "none:");
    refused(replay(log(ONE_PACKET), out, "--effect", "delay:-5ms"), "-5ms");
    refused(replay(log(ONE_PACKET), out, "--queue", "droptail:packets=-1"), "packets=-1");
    assertFalse(Files.exists(out));
    refused(replay(log(ONE_PACKET), folder.resolve("no/such/folder/out")), "there is no such file");
    refused(replay(log(ONE_PACKET), folder), folder + ": ");
  }

  @Test
  void aCompressedLogThatBreaksOffIsReadAsFarAsItGoes() throws Exception {
    Path whole = folder.resolve("whole.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole), 512, true)) {
      out.write(ONE_PACKET.getBytes(StandardCharsets.UTF_8));
      out.flush();
      Files.copy(whole, folder.resolve("part.gz"));
    }
    Outcome outcome = Outcome.of("link", "stats", folder.resolve("part.gz").toString());
    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().contains("1 arrived, 1 departed"), outcome.out());
  }
}
