package testbed.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell's completion, asked of a real shell. */
class CompletionTest {
  @TempDir private Path folder;

  @Test
  void bashCompletesACommandAndAnOption() throws Exception {
    assertEquals("report", completed("repor"));
    assertEquals("--duration", completed("run", "--durat"));
  }

  @Test
  void bashCompletesTheNamesThatStandForSystemsAndTracesAndWhatCanBeChosen() throws Exception {
    assertEquals(
        "salsify-conventional-codec", completed("run", "--system", "salsify-conventional-"));
    assertEquals("firefox", completed("compare", "--systems", "fire"));
    assertEquals("tmobile-umts", completed("run", "--trace", "tmobile-u"));
    assertEquals("verizon-evdo", completed("shell", "--uplink", "verizon-e"));
    assertEquals("virtual", completed("run", "--clock", "vir"));
    assertEquals("zsh", completed("completion", "z"));
  }

  private String completed(String... words) throws Exception {
    Outcome outcome = Outcome.of("completion", "bash");
    assertEquals(0, outcome.status(), outcome.err());
    Path script = Files.writeString(folder.resolve("completion"), outcome.out());
    String asked =
        "source %s; COMP_WORDS=(testbed %s); COMP_CWORD=%d; _complete_testbed 2>/dev/null; echo ${COMPREPLY[0]}"
            .formatted(script, String.join(" ", words), words.length);
    Process bash = new ProcessBuilder("bash", "-c", asked).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(bash.waitFor() == 0, said);
    return said.strip();
  }
}
