package testbed.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files and folders that are not what a command needs: one line says which and why, the exit code
 * is 2, and nothing is left of what was to be written.
 */
class BadFilesTest {
  @TempDir private Path folder;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("empty"), "");
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xc7, 'x', 0, (byte) 0xff, 10});
    Files.writeString(folder.resolve("half.json"), "{\n\"a\": [1,");
    Files.writeString(folder.resolve("ok.trace"), "1\n2\n");
    Files.writeString(folder.resolve("log"), "# a log\n1 + 1500\n2 - 1500 1\n");
    Files.createDirectory(folder.resolve("dir"));
  }

  /** {@code @NAME} stands for a file of the folder. */
  private Outcome typed(String words) {
    return Outcome.of(
        Stream.of(words.split(" +"))
            .map(word -> word.startsWith("@") ? folder.resolve(word.substring(1)).toString() : word)
            .toArray(String[]::new));
  }

  @ParameterizedTest(name = "testbed {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          report @dir                                              | neither a run directory nor
          report @missing                                          | no such folder
          analyze @dir                                             | it holds no run.json
          gate --baseline @missing --metric ssim_daala_mean_db @dir | not found; make it with
          gate --max-runs -1 --max signal_delay_p95_ms=5 @dir      | --max-runs -1: choose 0 to 1000
          gate --max signal_delay_p95_ms=NaN @dir                  | is no limit; say NAME=NUMBER
          gate save @dir --out @nodir/b.json                       | nodir: there is no such file or folder
          query nothing @dir                                       | neither a run directory nor
          link stats @missing                                      | there is no such file
          link stats @dir                                          | dir: is a folder
          link stats @empty                                        | empty is empty
          link stats @binary                                       | binary
          link plot @log --bin 0                                   | at least 1 ms wide
          link plot @log --out @empty                              | empty: is there, and not a folder
          link replay --trace @ok.trace --arrivals @empty          | is empty
          link set --control @none rate                            | 'rate' sets nothing
          link set --control @none rate=NaN                        | is not a data rate
          vp8 decode @missing                                      | no such file
          vp8 decode @dir                                          | dir: is a folder
          vp8 decode @binary                                       | not an IVF file
          vp8 encode @dir -q 3                                     | dir: is a folder
          vp8 encode @binary -q 3 -o @new.ivf                      | not a Y4M stream
          videos show @dir                                         | neither a file nor a known name
          videos show @binary                                      | not a video that FFmpeg knows
          videos show scene --png @dir --duration 100ms --size 160x128 | dir: is a folder
          videos make scene --fps 0 -o @new.y4m                    | --fps 0: choose 1 to 240
          videos make scene --duration 0 -o @new.y4m               | shorter than one frame
          videos make scene --duration 100ms -o @nodir/new.y4m     | nodir: there is no such file or folder
          traces show @empty                                       | the file is empty
          traces show @binary                                      | line 1
          traces plot @ok.trace --out @empty                       | empty: is there, and not a folder
          traces generate sine --low 5mbit --high 1mbit --wave 1s  | the lowest rate is higher than the highest
          traces generate constant --rate 1mbit --out @dir         | dir
          run --system @dir --out @out                             | is not a file
          run --system @binary --out @out                          | cannot be read as UTF-8
          systems add @empty                                       | it starts with 'name: ...'
          """)
  void areRefusedInOneLine(String words, String answer) throws IOException {
    Outcome outcome = typed(words);

    assertEquals(2, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains(answer), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertFalse(outcome.err().contains("Exception"), outcome.err());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(6, left.count(), "something was left behind");
    }
    assertTrue(Files.isDirectory(folder.resolve("dir")), "a folder was replaced");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "duration_s": 1e12     | settings.duration_s is 1.0E12, not 0 to 1000000
          "width": -5            | settings.width is -5.0, not 0 to 16384
          "fps": 1e300           | settings.fps is 1.0E300, not 0 to 1000
          """)
  void settingsThatNoRunHas(String setting, String answer) throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(
        run.resolve("run.json"), "{\"format_version\": 1, \"settings\": {" + setting + "}}");

    Outcome outcome = typed("report @run");

    assertEquals(2, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains("run.json: " + answer), outcome.err());
  }

  @Test
  void whatAManifestSaysToBeNullIsLeftOut() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(
        run.resolve("run.json"),
        """
        {"format_version": 1, "watch": {"x": null}, "programs": {"versions": {"a": null}},
         "settings": {"system": "a", "trace": "b", "options": {"c": null}}}
        """);

    Outcome outcome = typed("report @run");

    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(Files.isRegularFile(run.resolve("report.html")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          null                                 | says nothing
          {"scenarios": [null]}                | is no baseline
          []                                   | is no baseline
          """)
  void aBaselineThatIsNone(String text, String answer) throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("run.json"), "{\"format_version\": 1}");
    Files.writeString(folder.resolve("b.json"), text);

    Outcome outcome = typed("gate --baseline @b.json --metric ssim_daala_mean_db @run");

    assertEquals(2, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains("b.json: ") && outcome.err().contains(answer), outcome.err());
  }

  @Test
  void evidenceWithoutItsPicturesIsDamaged() throws IOException {
    Path run = Files.createDirectories(folder.resolve("run"));
    Files.writeString(run.resolve("run.json"), "{\"format_version\": 1}");
    Path index = Files.createDirectory(run.resolve("evidence")).resolve("index.json");
    Files.writeString(index, "{\"pairs\": [{\"kind\": null, \"sent\": null}]}");

    Outcome outcome = typed("report @run");

    assertEquals(2, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains("index.json: a pair lacks"), outcome.err());
  }

  @Test
  void namesInFilesCannotSteerTheTerminal() throws IOException {
    Files.writeString(folder.resolve("a.yaml"), "name: \"\\e[31mred\"\n");
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(
        run.resolve("run.json"),
        "{\"format_version\": 1, \"settings\": {\"system\": \"\\u001b[31mred\"}}");

    Outcome error = typed("systems add @a.yaml");
    Outcome result = Outcome.of("query", "select system from runs", run.toString());

    assertTrue(error.err().contains("'?[31mred'"), error.err());
    assertTrue(result.out().contains("?[31mred"), result.out());
  }

  @ParameterizedTest(name = "testbed {0}")
  @ValueSource(
      strings = {
        "gate --baseline @FILE --metric ssim_daala_mean_db @run",
        "link stats @FILE",
        "vp8 decode @FILE",
        "traces show @FILE",
        "import salsify @FILE --label x --trace y --out @out",
        "videos show @FILE",
        "systems add @FILE",
        "run --system null --video @FILE --out @out",
        "run --system ffmpeg-vp8 --trace @FILE --out @out"
      })
  void whatIsNoRegularFileIsRefusedAtOnce(String words) throws Exception {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("run.json"), "{\"format_version\": 1}");
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());

    for (String file : new String[] {"/dev/zero", pipe.toString()}) {
      Outcome outcome =
          assertTimeoutPreemptively(
              Duration.ofSeconds(30), () -> typed(words.replace("@FILE", file)));

      assertEquals(2, outcome.status(), outcome.err());
      assertEquals(1, outcome.err().lines().count(), outcome.err());
      assertTrue(
          Stream.of("not a regular file", "is a pipe", "is not a file", "no such", "neither a file")
              .anyMatch(outcome.err()::contains),
          outcome.err());
    }
  }

  @ParameterizedTest(name = "testbed {0}")
  @ValueSource(
      strings = {"link stats @FILE", "import salsify @FILE --label x --trace y --out @out"})
  void aSmallFileThatUnpacksToAVeryLongLineIsRefused(String words) throws IOException {
    Path bomb = folder.resolve("bomb.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      byte[] part = new byte[1 << 16];
      for (int i = 0; i < 4096; i++) {
        out.write(part);
      }
    }

    Outcome outcome = typed(words.replace("@FILE", "@bomb.gz"));

    assertEquals(2, outcome.status(), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().contains("line 1: is longer than"), outcome.err());
  }

  @Test
  void aManifestThatSaysNothingIsNoRun() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("run.json"), "{}");

    Outcome outcome = typed("report @run");

    assertEquals(2, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains("run.json: has no format_version"), outcome.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { "metrics": [ {"name": "x", "unit": "ms", "better": "lower", "value": "y", "n": 1} ] } | is no number
          { "metrics": [ {"name": "x", "unit": "ms", "better": "best", "value": 1, "n": 1} ] }    | metrics.json
          { "metrics": [                                                                         | line 1
          [1]                                                                                    | line 1
          { "metrics": [ null ] }                                                                | one of its entries is null
          """)
  void metricsThatAreDamagedNameTheirFile(String text, String answer) throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Files.writeString(run.resolve("run.json"), "{\"format_version\": 1}");
    Files.writeString(run.resolve("metrics.json"), text);

    Outcome outcome = typed("report @run");

    assertEquals(2, outcome.status(), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    assertTrue(outcome.err().contains("metrics.json"), outcome.err());
    assertTrue(outcome.err().contains(answer), outcome.err());
  }
}
