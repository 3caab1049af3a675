package testbed.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.system.SearchPath;

/** The manual page, read by the program that shows it. */
class ManCommandTest {
  @TempDir private Path folder;

  @Test
  void everyCommandWithItsOptionsIsInThePage() {
    Outcome outcome = Outcome.of("man");

    assertEquals(0, outcome.status(), outcome.err());
    assertTrue(outcome.out().startsWith(".TH TESTBED 1"), outcome.out());
    for (String command : Testbed.commandLine().getSubcommands().keySet()) {
      assertTrue(outcome.out().contains(".SS \"testbed " + command.replace("-", "\\-") + "\""));
    }
    for (String option : List.of("duration", "camera", "display", "peer", "warm\\-up")) {
      assertTrue(outcome.out().contains("\\-\\-" + option), "no --" + option);
    }
  }

  @Test
  void whatIsCopiedFromThePageWorks() {
    String page = Outcome.of("man").out();

    assertTrue(page.contains("\n.nh\n"), "words may be cut");
    assertFalse(page.matches("(?s).*<[a-z]+>.*"), "a value without a name");
    assertFalse(page.contains(", TIME|RUN"), "a synopsis that was folded before");
    boolean example = false;
    for (String line : page.lines().toList()) {
      example = line.equals(".nf") || (example && !line.equals(".fi"));
      String shown = line.replace("\\-", "-").replace("\\e", "\\");
      assertTrue(!example || shown.length() <= 72, "too long for 80 columns: " + shown);
    }
  }

  @Test
  void groffHasNothingToComplainOf() throws Exception {
    assumeTrue(SearchPath.find("groff").isPresent(), "skipped: groff not installed");
    Path page = Files.writeString(folder.resolve("testbed.1"), Outcome.of("man").out());

    Process groff =
        new ProcessBuilder("groff", "-man", "-Tutf8", "-ww", page.toString())
            .redirectError(folder.resolve("complaints").toFile())
            .start();
    String shown = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, groff.waitFor());
    assertEquals("", Files.readString(folder.resolve("complaints")));
    assertTrue(shown.contains("the run is invalid"), shown);
  }
}
