package testbed.harness.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import testbed.analyzer.metric.Metric;
import testbed.analyzer.result.ResultJson;
import testbed.harness.Testbed;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunManifest;
import testbed.reports.model.RunManifest.Outcome;
import testbed.reports.model.RunManifest.Settings;
import testbed.reports.model.RunManifest.Validity;

class GateCommandTest {
  @TempDir Path dir;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int testbed(Object... words) {
    List<String> args = new ArrayList<>();
    for (Object word : words) {
      if (word instanceof List<?> more) {
        more.forEach(m -> args.add(m.toString()));
      } else {
        args.add(word.toString());
      }
    }
    CommandLine command = Testbed.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(args.toArray(String[]::new));
  }

  /** Ten runs whose delays lie within 2 % of a middle. */
  private List<Path> runs(String name, String clock, double delayMs, String queue)
      throws Exception {
    List<Path> runs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      RunDirectory run = RunDirectory.create(dir.resolve(name + "-" + i));
      Settings settings =
          new Settings(
              "s",
              "t",
              30,
              640,
              360,
              30,
              clock,
              i,
              "downlink",
              queue,
              20,
              "",
              "m",
              "daala",
              i,
              Map.of(),
              0);
      new RunManifest(
              1,
              null,
              "",
              "",
              0,
              null,
              settings,
              null,
              null,
              null,
              null,
              Outcome.completed(),
              new Validity(true, List.of()),
              Map.of())
          .write(run.manifestJson());
      double factor = 1 + 0.04 * ((i * 7) % 10 - 4.5) / 9;
      ResultJson.writeMetrics(
          run.metricsJson(),
          Map.of(),
          List.of(
              Metric.SIGNAL_DELAY_P95_MS.value(delayMs * factor, 900),
              Metric.SSIM_DAALA_MEAN_DB.value(14 + 0.01 * factor, 900)));
      runs.add(run.root());
    }
    return runs;
  }

  private Path baseline(String clock) throws Exception {
    Path file = dir.resolve("baseline.json");
    assertEquals(
        0, testbed("gate", "save", runs("was", clock, 400, "q"), "--out", file), err::toString);
    return file;
  }

  @Test
  void anUnchangedSystemPasses() throws Exception {
    Path file = baseline("real");
    assertEquals(0, testbed("gate", "--baseline", file, runs("is", "real", 401, "q")), this::said);
  }

  @Test
  void fiftyMillisecondsMoreFailAndTheJunitFileSaysWhere() throws Exception {
    Path file = baseline("real");
    Path junit = dir.resolve("gate.xml");
    Path summary = dir.resolve("summary.md");
    List<Path> slow = runs("is", "real", 450, "q");
    assertEquals(
        1,
        testbed("gate", "--baseline", file, slow, "--junit", junit, "--markdown", summary),
        this::said);
    var cases =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(junit.toFile())
            .getElementsByTagName("testcase");
    assertEquals(2, cases.getLength());
    assertEquals(
        "signal_delay_p95_ms", cases.item(0).getAttributes().getNamedItem("name").getNodeValue());
    assertTrue(Files.readString(junit).contains("<failure type=\"worse\""));
    assertTrue(Files.readString(summary).contains("| FAIL | s over t | signal_delay_p95_ms |"));
  }

  @Test
  void aRunThatIsGivenTwiceCountsOnce() throws Exception {
    Path file = baseline("real");
    Path run = runs("is", "real", 450, "q").getFirst();
    List<Path> often = Collections.nCopies(10, run);
    assertEquals(5, testbed("gate", "--baseline", file, often), this::said);
    assertTrue(out.toString().contains("5 are needed"), out.toString());
  }

  @Test
  void copiesOfARunAreNoRepetitionsOfIt() throws Exception {
    Path file = baseline("real");
    List<Path> copies = runs("is", "real", 450, "q");
    for (Path copy : copies) {
      Path manifest = copy.resolve("run.json");
      Files.writeString(
          manifest,
          Files.readString(manifest)
              .replace("\"origin_monotonic_ns\" : 0", "\"origin_monotonic_ns\" : 77"));
    }
    assertEquals(5, testbed("gate", "--baseline", file, copies), this::said);
    assertTrue(err.toString().contains("is the same measurement as"), err.toString());
  }

  @Test
  void runsWithOtherOptionsOfTheSystemAreNoRepetitions() throws Exception {
    Path file = baseline("real");
    List<Path> mixed = runs("is", "real", 400, "q");
    Path manifest = mixed.getLast().resolve("run.json");
    Files.writeString(
        manifest,
        Files.readString(manifest)
            .replaceFirst("\"options\" : \\{ *}", "\"options\" : {\"rate\": \"1\"}"));
    assertEquals(5, testbed("gate", "--baseline", file, mixed), this::said);
    assertTrue(err.toString().contains("rate was '(absent)' and is '1'"), err.toString());
  }

  @Test
  void tooFewRunsLeaveTheQuestionOpen() throws Exception {
    Path file = baseline("real");
    List<Path> few = runs("is", "real", 450, "q").subList(0, 4);
    assertEquals(5, testbed("gate", "--baseline", file, few), this::said);
    assertTrue(out.toString().contains("5 are needed"), out.toString());
  }

  @Test
  void otherConditionsAreNotCompared() throws Exception {
    Path file = baseline("real");
    assertEquals(
        5, testbed("gate", "--baseline", file, runs("is", "real", 400, "other")), this::said);
    assertTrue(err.toString().contains("queue was 'q' and is 'other'"), err.toString());
    List<Path> accepted = runs("same", "real", 400, "other");
    assertEquals(0, testbed("gate", "--baseline", file, "--accept", "queue", accepted), this::said);
  }

  @Test
  void virtualRunsAreComparedNumberByNumber() throws Exception {
    Path file = baseline("virtual");
    assertEquals(
        0,
        testbed("gate", "--baseline", file, runs("is", "virtual", 400, "q").getFirst()),
        this::said);
    assertTrue(out.toString().contains("identical"), out.toString());
    assertEquals(
        1,
        testbed(
            "gate",
            "--baseline",
            file,
            "--metric",
            "signal_delay_p95_ms",
            runs("later", "virtual", 400.001, "q").getFirst()),
        this::said);
  }

  @Test
  void absoluteLimitsNeedNoBaseline() throws Exception {
    List<Path> runs = runs("is", "real", 400, "q");
    assertEquals(0, testbed("gate", "--max", "signal_delay_p95_ms=500", runs), this::said);
    assertEquals(1, testbed("gate", "--max", "signal_delay_p95_ms=300", runs), this::said);
  }

  @Test
  void aFurtherRunIsAskedForAsTheOnesBeforeIt() throws Exception {
    RunManifest before =
        RunManifest.read(runs("is", "real", 400, "q").getLast().resolve("run.json"));
    List<String> words = FurtherRuns.arguments(before, 11, dir.resolve("more"));
    assertEquals("run --system s --trace t --queue q", String.join(" ", words.subList(0, 7)));
    assertTrue(words.containsAll(List.of("--seed", "11", "--delay", "20ms")), words::toString);
  }

  @Test
  void aFurtherRunWithoutALinkNamesNoQueue() throws Exception {
    RunManifest before =
        RunManifest.read(runs("free", "real", 400, "").getLast().resolve("run.json"));
    List<String> words = FurtherRuns.arguments(before, 11, dir.resolve("more"));
    assertTrue(words.stream().noneMatch(List.of("--queue", "--trace")::contains), words::toString);
  }

  @Test
  void badInputIsTwo() throws Exception {
    List<Path> runs = runs("is", "real", 400, "q");
    assertEquals(2, testbed("gate", runs), this::said);
    assertEquals(2, testbed("gate", "--max", "nonsense", runs), this::said);
    assertEquals(2, testbed("gate", "--baseline", dir.resolve("none.json"), runs), this::said);
    assertEquals(2, testbed("gate", "--max", "a=1", dir.resolve("nowhere")), this::said);
  }

  private String said() {
    return out + "\n" + err;
  }
}
