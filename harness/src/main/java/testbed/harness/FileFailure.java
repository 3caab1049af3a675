package testbed.harness;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be read or written, in words for the user. */
final class FileFailure {
  private FileFailure() {}

  /** One line: the file where it is known, and what is the matter with it. */
  static String words(IOException e) {
    return switch (e) {
      case NoSuchFileException f -> f.getFile() + ": there is no such file or folder";
      case AccessDeniedException f -> f.getFile() + ": permission denied";
      case FileAlreadyExistsException f -> f.getFile() + ": is there, and not a folder";
      case NotDirectoryException f -> f.getFile() + ": is not a folder";
      case FileSystemException f ->
          f.getFile() + ": " + (f.getReason() == null ? "cannot be used" : f.getReason());
      case FileNotFoundException f -> f.getMessage();
      default -> e.getMessage() == null ? e.toString() : e.getMessage();
    };
  }

  /** Whether the disk, and not the request, is what is at fault. */
  static boolean ofDisk(IOException e) {
    String words = words(e);
    return words.contains("No space left") || words.contains("quota exceeded");
  }
}
