package testbed.harness.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import testbed.harness.ExitStatus;
import testbed.harness.Testbed;

/** A comparison does what is missing, in an order that is fair, and nothing twice. */
class CompareCommandTest {
  @TempDir Path folder;

  private final StringWriter err = new StringWriter();

  @Test
  void itGoesOnWhereItWasEndedAndRefusesToMixSettings() throws IOException {
    String first = compare("1s", "--repeat", "1");
    assertOrder(
        first,
        "1 of 2: salsify over att-lte, repetition 1",
        "2 of 2: salsify-conventional over att-lte, repetition 1");
    FileTime made = madeAt("salsify-att-lte-1");
    assertTrue(Files.readString(folder.resolve("report.html")).contains("2 of 2 runs are valid"));

    // As an interruption leaves it.
    Path interrupted = folder.resolve("runs/salsify-conventional-att-lte-1/run.json");
    Files.writeString(
        interrupted, Files.readString(interrupted).replace("\"completed\"", "\"interrupted\""));

    String again = compare("1s", "--repeat", "2");
    assertOrder(
        again,
        "1 of 4 runs are there",
        "1 of 3: salsify-conventional over att-lte, repetition 1",
        "2 of 3: salsify over att-lte, repetition 2",
        "left",
        "3 of 3: salsify-conventional over att-lte, repetition 2");
    assertEquals(made, madeAt("salsify-att-lte-1"), "what was there was left alone");
    assertTrue(Files.readString(folder.resolve("report.html")).contains("4 of 4 runs are valid"));

    assertFalse(compare("1s", "--repeat", "2").contains("repetition"), "nothing was left to do");

    assertEquals(ExitStatus.BAD_INPUT, exit("2s", "--repeat", "2"));
    assertTrue(err.toString().contains("--duration was '1.0 s' and is '2.0 s'"), err::toString);
    assertEquals(ExitStatus.BAD_INPUT, exit("1s", "--repeat", "2", "--offset", "5s"));
    assertTrue(err.toString().contains("--offset was '0.0 s' and is '5.0 s'"), err::toString);
  }

  @Test
  void twoRunsThatWouldGoIntoOneFolderAreRefusedBeforeTheFirst() {
    assertEquals(ExitStatus.BAD_INPUT, exit("1s", "--traces", "att-lte,att-lte"));
    assertTrue(err.toString().contains("would both go into"), err::toString);
    assertFalse(Files.exists(folder.resolve("runs")), "a run was made");
  }

  @Test
  void aChangedCodingTimeIsAnotherSetting() {
    compare("1s", "--repeat", "1");
    assertEquals(ExitStatus.BAD_INPUT, exit("1s", "--repeat", "1", "--coding-time", "40ms,4ms"));
    assertTrue(
        err.toString().contains("--coding-time was not given and is '40ms,4ms'"), err::toString);
  }

  private FileTime madeAt(String run) throws IOException {
    return Files.getLastModifiedTime(folder.resolve("runs").resolve(run).resolve("run.json"));
  }

  /** Runs it and gives what it said on standard error. */
  private String compare(String duration, String... more) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertEquals(ExitStatus.OK, exit(duration, more), err::toString);
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private int exit(String duration, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "compare",
                "--clock",
                "virtual",
                "--systems",
                "salsify,salsify-conventional",
                "--traces",
                "att-lte",
                "--size",
                "320x180",
                "--duration",
                duration,
                "--out",
                folder.toString()));
    words.addAll(List.of(more));
    CommandLine command = Testbed.commandLine();
    command.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err, true));
    return command.execute(words.toArray(String[]::new));
  }

  private static void assertOrder(String text, String... parts) {
    int at = 0;
    for (String part : parts) {
      int found = text.indexOf(part, at);
      assertTrue(found >= 0, () -> "'" + part + "' is missing or out of order in: " + text);
      at = found;
    }
  }
}
