package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.harness.Outcome;

/** What a tired person gets wrong is answered by one clear line, and leaves nothing behind. */
class BadInputTest {
  @TempDir private Path folder;

  private Outcome run(String... changes) {
    String[] base = {"run", "--system", "null", "--out", folder.resolve("out").toString()};
    return Outcome.of(Stream.concat(Stream.of(base), Stream.of(changes)).toArray(String[]::new));
  }

  private void refused(Outcome outcome, String... parts) {
    assertEquals(2, outcome.status(), outcome.err());
    assertFalse(outcome.err().contains("\tat "), "a stack trace: " + outcome.err());
    assertTrue(outcome.err().lines().count() <= 2, outcome.err());
    for (String part : parts) {
      assertTrue(outcome.err().contains(part), outcome.err());
    }
    assertFalse(Files.exists(folder.resolve("out")), "something was left behind");
  }

  @ParameterizedTest
  @CsvSource({
    "--duration, 0, needs some time",
    "--duration, -5s, is not a length of time",
    "--duration, forever, is not a length of time",
    "--size, 641x361, is odd",
    "--size, 0x0, out of range",
    "--size, big, is not a size",
    "--fps, 0, choose 1 to 240",
    "--fps, fast, fast",
    "--trace, no-such-trace, there is no trace",
    "--video, no-such-video, no-such-video",
    "--queue, fifo, there is no queue 'fifo'",
    "--queue, droptail:packets=-1, droptail",
    "--queue, droptail:bytes=5, holds no full packet",
    "--option, colour=red, has no options",
    "--loss, 2, --loss",
    "--loss, sometimes, is not an effect",
    "--repeat, 0, choose 1 to 1000",
    "--clock, sundial, sundial"
  })
  void anOptionThatMakesNoSense(String option, String value, String answer) {
    refused(run(option, value), answer);
  }

  @Test
  void anUnknownSystem() {
    refused(
        Outcome.of("run", "--system", "no-such-system", "--out", folder.resolve("out").toString()),
        "there is no system 'no-such-system'",
        "ffmpeg-h264",
        "webrtc-av1");
  }

  @Test
  void noSystemAtAll() {
    refused(Outcome.of("run", "--out", folder.resolve("out").toString()), "--system");
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "'3\n2\n', line 2",
    "'1\n-4\n', line 2",
    "'1\n12345678901234567890\n', line 2",
    "'0\n', 0",
    "'1\nseven\n', line 2",
    "'\u0000\u0001\u0002', line 1"
  })
  void aTraceFileThatIsNone(String text, String answer) throws IOException {
    Path file = folder.resolve("bad.trace");
    Files.writeString(file, text);

    refused(run("--trace", file.toString()), "bad.trace", answer);
  }

  @Test
  void aTraceThatIsADirectory() {
    refused(run("--trace", folder.toString()), folder.toString());
  }

  @Test
  void anOutputFolderThatHoldsSomething() throws IOException {
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("thesis.txt"), "do not overwrite");

    refused(
        Outcome.of("run", "--system", "null", "--out", full.toString()),
        "is not empty",
        "nothing is overwritten");
  }

  @Test
  void anOutputFolderThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    refused(Outcome.of("run", "--system", "null", "--out", file.toString()), "is a file");
  }

  @Test
  void aProgramThatIsNotInstalledIsNamedWithItsPackage() throws IOException {
    Path description =
        Files.writeString(
            folder.resolve("mine.yaml"),
            """
            name: mine
            summary: needs what is not there
            camera: pipe
            display: pipe
            needs: [{program: no-such-program-4711, package: rare-tools}]
            sender: {command: [no-such-program-4711, "{camera}", "{display}"]}
            """);

    Outcome outcome =
        Outcome.of(
            "run", "--system", description.toString(), "--out", folder.resolve("out").toString());

    assertEquals(3, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains("no-such-program-4711"), outcome.err());
    assertTrue(outcome.err().contains("apt-get install -y rare-tools"), outcome.err());
    assertFalse(Files.exists(folder.resolve("out")));
  }
}
