package testbed.harness.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import testbed.harness.system.RunningSystem;
import testbed.harness.system.Stage;
import testbed.harness.system.SystemFailure;
import testbed.harness.system.SystemUnderTest;

/**
 * Sees to it that the programs of a run do not fill the disk: looks at their folder ten times a
 * second; when it holds too much the run fails, which ends them. Between two looks no file can grow
 * beyond the kernel's own limit for one.
 */
final class DiskQuota implements AutoCloseable {
  private static final long LOOK_MS = 100;
  private static final int MOST_FILES = 10_000;

  private final Path folder;
  private final long bytes;
  private final Thread thread;
  private volatile SystemFailure failure;

  /** Who waits for the programs to become ready, and does not look at them meanwhile. */
  private volatile Thread waiting;

  private DiskQuota(Path folder, long bytes) {
    this.folder = folder;
    this.bytes = bytes;
    thread = Thread.ofPlatform().daemon().name("disk quota").start(this::watch);
  }

  /** Begins to watch. */
  static DiskQuota watch(Path folder, long bytes) {
    return new DiskQuota(folder, bytes);
  }

  /** Starts a system, unless it exceeds the quota before it is ready. */
  RunningSystem start(SystemUnderTest system, Stage stage)
      throws SystemFailure, InterruptedException {
    try {
      waiting = Thread.currentThread();
      return system.start(stage);
    } catch (InterruptedException e) {
      if (failure != null) {
        throw failure;
      }
      throw e;
    } finally {
      waiting = null;
    }
  }

  /**
   * What they did; nothing while they keep within the quota. It explains whatever else fails from
   * then on.
   */
  Optional<SystemFailure> failure() {
    return Optional.ofNullable(failure);
  }

  private void watch() {
    try {
      while (failure == null) {
        Usage usage = new Usage();
        try {
          Files.walkFileTree(folder, usage);
        } catch (IOException e) {
          // What vanishes while it is looked at takes no room.
          usage.files++;
        }
        if (usage.bytes > bytes || usage.files > MOST_FILES) {
          failure =
              new SystemFailure(
                  "keeping within the disk quota",
                  String.format(
                      Locale.ROOT,
                      "the system wrote more than %d MiB or %d files to its folder and was ended",
                      bytes >> 20,
                      MOST_FILES));
          Thread starter = waiting;
          if (starter != null) {
            starter.interrupt();
          }
        }
        Thread.sleep(LOOK_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  /** Adds up until it is too much. */
  private static final class Usage extends SimpleFileVisitor<Path> {
    private long bytes;
    private int files;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.size();
      files++;
      return files > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path inside, BasicFileAttributes attributes) {
      files++;
      return files > MOST_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
