package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that start at once do not take each other's folders for abandoned. */
class AbandonedFoldersTest {
  private static final int FOLDERS = 2000;

  @TempDir private Path temporary;

  /** Looks for abandoned folders until its standard input ends: another run that begins. */
  static final class Cleaner {
    private Cleaner() {}

    /** Says that it has begun, and goes on until nobody listens. */
    public static void main(String[] args) throws IOException {
      System.out.write('.');
      System.out.flush();
      while (System.in.available() == 0) {
        AbandonedFolders.remove();
      }
    }
  }

  @Test
  void aFolderThatIsBeingMadeStays() throws Exception {
    Process cleaner = cleaner();
    try {
      assertEquals('.', cleaner.getInputStream().read());
      for (int i = 0; i < FOLDERS; i++) {
        Path folder = Files.createTempDirectory(temporary, AbandonedFolders.prefix(4711));
        try (FileChannel held = AbandonedFolders.hold(folder)) {
          assertTrue(held.isOpen());
          assertTrue(Files.isRegularFile(folder.resolve("held")), "folder " + i + " was taken");
        }
        // Free now, and therefore the cleaner's.
      }
    } finally {
      cleaner.getOutputStream().write('.');
      cleaner.getOutputStream().close();
      assertTrue(cleaner.waitFor(20, TimeUnit.SECONDS));
    }
  }

  @Test
  void aFolderWhoseRunWasKilledGoes() throws Exception {
    Path folder = Files.createTempDirectory(temporary, AbandonedFolders.prefix(4711));
    AbandonedFolders.hold(folder).close();
    Files.writeString(folder.resolve("pipe"), "left");
    Process cleaner = cleaner();
    assertEquals('.', cleaner.getInputStream().read());
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (Files.exists(folder) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    cleaner.getOutputStream().write('.');
    cleaner.getOutputStream().close();
    assertTrue(cleaner.waitFor(20, TimeUnit.SECONDS));
    assertFalse(Files.exists(folder));
  }

  private Process cleaner() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("java.class.path"),
            Cleaner.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
