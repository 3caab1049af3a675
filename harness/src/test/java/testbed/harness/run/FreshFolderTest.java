package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshFolderTest {
  @TempDir private Path folder;

  @Test
  void runsThatStartAtTheSameMomentGetFoldersOfTheirOwn() throws IOException {
    Path wanted = folder.resolve("runs").resolve("20261123-120000-null");
    Set<Path> made = new ConcurrentSkipListSet<>();
    IntStream.range(0, 12)
        .parallel()
        .forEach(
            i -> {
              try {
                made.add(FreshFolder.make(wanted).path());
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    assertEquals(12, made.size());
    assertTrue(made.contains(wanted));
    assertTrue(made.contains(wanted.resolveSibling("20261123-120000-null-12")));
  }

  @Test
  void oneThatStaysEmptyGoes() throws IOException {
    Path wanted = folder.resolve("run");
    FreshFolder.make(wanted).close();
    assertFalse(Files.exists(wanted));
    try (FreshFolder fresh = FreshFolder.make(wanted)) {
      Files.writeString(fresh.path().resolve("run.json"), "{}");
    }
    assertTrue(Files.exists(wanted.resolve("run.json")));
    assertEquals(folder.resolve("run-2"), FreshFolder.unused(wanted));
  }

  @Test
  void twoRunsCannotBeginInOneFolder() throws IOException {
    Path out = folder.resolve("out");
    try (RunFolders first = RunFolders.create(out)) {
      assertThrows(FileAlreadyExistsException.class, () -> RunFolders.create(out).close());
      assertTrue(Files.isDirectory(first.run().evidence()));
    }
  }
}
