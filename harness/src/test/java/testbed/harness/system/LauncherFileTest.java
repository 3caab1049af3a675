package testbed.harness.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options for files that the launcher may have left. */
class LauncherFileTest {
  @TempDir private Path folder;

  @Test
  void aFileThatIsThereIsNamedInOneWordWhateverItsPath() throws Exception {
    Path odd = Files.createDirectory(folder.resolve("two words"));
    Files.createFile(odd.resolve("salsify.jsa"));

    assertEquals(
        "-Xlog:disable -XX:SharedArchiveFile=\"" + odd.resolve("salsify.jsa") + "\"",
        LauncherFile.CLASS_ARCHIVE.optionIn(odd));
  }

  @Test
  void aFileThatIsNotThereNeedsNoOption() {
    for (LauncherFile file : LauncherFile.values()) {
      assertEquals("", file.optionIn(folder));
    }
  }
}
