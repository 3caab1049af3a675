package testbed.harness.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;

/**
 * Takes away what runs left that were killed: private folders, with a camera still mounted in them.
 * A folder is abandoned when nobody holds the lock on its file {@value #LOCK}; the kernel gives the
 * lock up with the process.
 */
final class AbandonedFolders {
  private static final String PREFIX = "testbed-run-";
  private static final String LOCK = "held";
  private static final Path MOUNTS = Path.of("/proc/self/mounts");

  private AbandonedFolders() {}

  /** How the names of this process's folders begin, so that one can see whose they are. */
  static String prefix(long pid) {
    return PREFIX + pid + "-";
  }

  /**
   * Marks a new folder as in use until the channel is closed. The file gets its name when it is
   * locked already: a run that starts at the same moment never sees it free.
   */
  static FileChannel hold(Path folder) throws IOException {
    Path unnamed = folder.resolve(LOCK + ".new");
    FileChannel channel =
        FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    Files.move(unnamed, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    return channel;
  }

  /** Removes the user's abandoned folders; what cannot be removed stays. */
  static void remove() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path folder : folders) {
        if (isAbandoned(folder)) {
          unmount(folder);
          RunFolders.remove(folder);
        }
      }
    } catch (IOException e) {
      // Somebody else's, or being removed by another run: not ours to care for.
      return;
    }
  }

  private static boolean isAbandoned(Path folder) {
    Path lock = folder.resolve(LOCK);
    if (!Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock()) {
      return taken != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  private static void unmount(Path folder) throws IOException {
    for (String line : Files.readAllLines(MOUNTS)) {
      String[] words = line.split(" ", -1);
      if (words.length > 1 && words[1].startsWith(folder + "/")) {
        try {
          new ProcessBuilder("umount", "-l", words[1]).start().waitFor(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
