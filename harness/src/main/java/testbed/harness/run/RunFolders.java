package testbed.harness.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import testbed.harness.system.Stage;
import testbed.reports.model.RunDirectory;
import testbed.video.Raster;

/**
 * Where a run keeps its things: the run directory, which stays, and a private folder for pipes and
 * traces, which goes when the run is over.
 *
 * @param run the run directory
 * @param work the private folder
 * @param held its locked file: as long as the lock is held, nobody takes the folder for abandoned
 */
record RunFolders(RunDirectory run, Path work, FileChannel held) implements AutoCloseable {
  private static final long SPOOL_SLACK = 16L * 1024 * 1024;

  /**
   * Makes the folders of a run.
   *
   * @throws FileAlreadyExistsException when another run began in the same folder
   */
  static RunFolders create(Path out) throws IOException {
    AbandonedFolders.remove();
    RunDirectory to = new RunDirectory(out.toAbsolutePath());
    Files.createDirectories(to.root());
    // Only one of several can make it.
    Files.createDirectory(to.system());
    RunDirectory run = RunDirectory.create(to.root());
    Path work = Files.createTempDirectory(AbandonedFolders.prefix(ProcessHandle.current().pid()));
    return new RunFolders(run, work, AbandonedFolders.hold(work));
  }

  /** The captured pictures. */
  Path spool() {
    return run.root().resolve("capture.spool");
  }

  /**
   * Where programs of the system left files; in virtual time that is the system's folder itself.
   */
  Path programFiles() {
    Path own = Stage.filesIn(run.system());
    return Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS) ? own : run.system();
  }

  /**
   * Keeps of what the programs left only plain files and folders: a link or a device in the results
   * would lead whoever opens it elsewhere.
   */
  void sweepProgramFiles() throws IOException {
    Path own = Stage.filesIn(run.system());
    if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        own,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            if (!a.isRegularFile()) {
              Files.deleteIfExists(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path inside, IOException e) throws IOException {
            try (Stream<Path> left = Files.list(inside)) {
              if (left.findAny().isEmpty()) {
                Files.deleteIfExists(inside);
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The most that may be captured: three times what is sent. */
  long spoolBytes(RunPlan plan) {
    long frame = Raster.byteCount(plan.options().size.width(), plan.options().size.height());
    return 3 * frame * plan.ticks() + SPOOL_SLACK;
  }

  @Override
  public void close() {
    try {
      remove(work);
      held.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + work, e);
    }
  }

  /** Removes a folder and everything in it; links are removed, not followed. */
  static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path inside, IOException e) throws IOException {
            Files.deleteIfExists(inside);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
