package testbed.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir Path folder;

  @Test
  void aCompletedFileHasItsName() throws IOException {
    try (OutputFile file = OutputFile.at(folder.resolve("a"))) {
      Files.writeString(file.path(), "whole");
      file.complete();
    }
    assertEquals("whole", Files.readString(folder.resolve("a")));
    assertEquals(List.of("a"), names());
  }

  @Test
  void whatWasNotCompletedLeavesTheOldOneAndNothingElse() throws IOException {
    Files.writeString(folder.resolve("a"), "old");
    try (OutputFile file = OutputFile.at(folder.resolve("a"))) {
      Files.writeString(file.path(), "ha");
    }
    assertEquals("old", Files.readString(folder.resolve("a")));
    assertEquals(List.of("a"), names());
  }

  @Test
  void aDeviceIsWrittenToAtOnceAndStays() throws IOException {
    Path device = Path.of("/dev/null");
    try (OutputFile file = OutputFile.at(device)) {
      assertEquals(device, file.path());
      file.complete();
    }
    assertTrue(Files.exists(device), "the device");
  }

  @Test
  void aFolderThatIsNotThereIsNamedAndNotTheFileInIt() {
    Path nosuch = folder.resolve("nosuch");
    NoSuchFileException refused =
        assertThrows(NoSuchFileException.class, () -> OutputFile.at(nosuch.resolve("a")));
    assertEquals(nosuch.toString(), refused.getFile());
  }

  @Test
  void nowhereIsNowhere() throws IOException {
    try (OutputFile file = OutputFile.at(null)) {
      assertNull(file.path());
      file.complete();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
