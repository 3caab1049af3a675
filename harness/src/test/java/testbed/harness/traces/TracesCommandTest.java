package testbed.harness.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import testbed.harness.ExitStatus;
import testbed.harness.Testbed;
import testbed.traces.Trace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code testbed traces}, as its user sees it. */
final class TracesCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "5~4~, line 2",
    "-1~, line 1",
    "12345678901234567890~, line 1",
    "0~, line 1",
    "'', empty",
    "\u007fELF, line 1"
  })
  void aBadTraceIsOneLineAndExitTwo(String content, String place) throws Exception {
    Path file = Files.writeString(folder.resolve("bad.trace"), content.replace('~', '\n'));
    assertEquals(ExitStatus.BAD_INPUT, run("show", file.toString()));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertTrue(err.toString().startsWith("testbed: " + file), err.toString());
    assertTrue(err.toString().contains(place), err.toString());
    assertEquals("", out.toString());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertEquals(ExitStatus.BAD_INPUT, run("show", "no-such-lte"));
    assertTrue(err.toString().contains("verizon-lte, verizon-lte-driving"), err.toString());
  }

  @Test
  void aGeneratedTraceIsShownWithItsFigures() {
    Path file = folder.resolve("12.trace");
    assertEquals(
        ExitStatus.OK,
        run("generate", "constant", "--rate", "12.032mbit", "--out", file.toString()));
    assertEquals(ExitStatus.OK, run("show", file.toString(), "--json"));
    JsonNode shown = JsonMapper.shared().readTree(out.toString()).get(0);
    assertEquals(12.032, shown.get("figures").get("mean_mbps").asDouble(), 1e-9);
    assertEquals(60, shown.get("figures").get("duration_s").asDouble(), 1e-9);
  }

  @Test
  void aModelledTraceIsTheSameForTheSameSeed() throws Exception {
    String[] names = {"a", "b"};
    for (String name : names) {
      String file = folder.resolve(name).toString();
      assertEquals(
          ExitStatus.OK,
          run(
              "generate",
              "model",
              "att-lte",
              "--direction",
              "down",
              "--seed",
              "7",
              "--duration",
              "20s",
              "--out",
              file));
    }
    Trace a = Trace.read(folder.resolve("a"));
    assertEquals(a, Trace.read(folder.resolve("b")));
    assertEquals(20_000, a.periodMs());
  }

  @Test
  void aPlotIsAPictureWithItsValues() throws Exception {
    Path file = Files.writeString(folder.resolve("steady.trace"), "1\n");
    Path pictures = folder.resolve("pictures");
    assertEquals(
        ExitStatus.OK,
        run("plot", file.toString(), "--direction", "uplink", "--out", pictures.toString()));
    assertTrue(Files.readString(pictures.resolve("steady-trace-up.svg")).contains("Mbit/s"));
    assertTrue(Files.readString(pictures.resolve("steady-trace-up.csv")).contains("12.032"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "show", "fetch", "plot", "import", "generate", "fit"})
  void helpHasAnExample(String command) {
    assertEquals(ExitStatus.OK, run(command, "--help"));
    assertTrue(out.toString().contains("Example"), out.toString());
    assertTrue(out.toString().contains("  testbed traces " + command), out.toString());
  }

  @Test
  void whatMakesNoTraceWritesNoFile() {
    Path file = folder.resolve("none");
    assertEquals(
        ExitStatus.BAD_INPUT,
        run(
            "generate",
            "constant",
            "--rate",
            "1mbit",
            "--duration",
            "0",
            "--out",
            file.toString()));
    assertFalse(Files.exists(file));
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "traces";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    CommandLine command = Testbed.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(all);
  }
}
