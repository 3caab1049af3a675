package testbed.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir private Path around;

  @Test
  void aCompletedFolderHoldsAllItsFiles() throws IOException {
    try (OutputFolder folder = OutputFolder.at(around.resolve("new"))) {
      Files.writeString(folder.file("a"), "whole");
      Files.writeString(folder.file("b"), "too");
      folder.complete();
    }
    assertEquals(List.of("new", "new/a", "new/b"), names());
  }

  @Test
  void whatWasNotCompletedLeavesNothing() throws IOException {
    try (OutputFolder folder = OutputFolder.at(around.resolve("new"))) {
      Files.writeString(folder.file("a"), "ha");
      folder.file("b");
    }
    assertEquals(List.of(), names());
  }

  @Test
  void aFolderThatIsThereKeepsWhatItHadUntilAllIsComplete() throws IOException {
    Path there = Files.createDirectory(around.resolve("there"));
    Files.writeString(there.resolve("a"), "old");
    Files.writeString(there.resolve("other"), "other");
    try (OutputFolder folder = OutputFolder.at(there)) {
      Files.writeString(folder.file("a"), "new");
      assertEquals("old", Files.readString(there.resolve("a")));
      folder.complete();
    }
    assertEquals("new", Files.readString(there.resolve("a")));
    assertEquals(List.of("there", "there/a", "there/other"), names());
  }

  @Test
  void aPlaceThatIsNoFolderIsNamed() throws IOException {
    Path file = Files.writeString(around.resolve("file"), "");
    assertThrows(FileAlreadyExistsException.class, () -> OutputFolder.at(file));
    Path nowhere = around.resolve("nosuch").resolve("new");
    NoSuchFileException refused =
        assertThrows(NoSuchFileException.class, () -> OutputFolder.at(nowhere));
    assertEquals(nowhere.getParent().toString(), refused.getFile());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.walk(around)) {
      return files
          .filter(file -> !file.equals(around))
          .map(file -> around.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
