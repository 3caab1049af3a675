package testbed.harness;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import testbed.shell.log.FileProblem;

/** Why a file could not be read or written, where only the exception knows which file it was. */
public final class FileFailure {
  private FileFailure() {}

  /** One line: the file where it is known, and what is the matter with it. */
  public static String words(IOException e) {
    if (e.getCause() instanceof IOException cause && isOfDisk(words(cause))) {
      return words(cause); // writers of pictures only say that they could not write
    }
    if (e instanceof FileSystemException f && f.getFile() != null) {
      return FileProblem.of(Path.of(f.getFile()), f);
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /** Whether the disk, and not the request, is what is at fault. */
  static boolean ofDisk(IOException e) {
    return isOfDisk(words(e));
  }

  private static boolean isOfDisk(String words) {
    return words.contains("No space left") || words.contains("quota exceeded");
  }
}
