package testbed.shell.log;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.zip.ZipException;

/** What is wrong with a file, as a line for people: the exceptions of Java name it or say why. */
public final class FileProblem {
  private FileProblem() {}

  /**
   * The line for a failure at a file; begins with its name.
   *
   * @param file as the user wrote it
   */
  public static String of(Path file, IOException failure) {
    return switch (failure) {
      case PacketLogException p -> p.getMessage();
      case NoSuchFileException n -> file + ": there is no such file or folder";
      case AccessDeniedException a -> file + ": permission denied";
      case FileAlreadyExistsException x -> file + ": is there, and not a folder";
      case NotDirectoryException d -> file + ": is not a folder";
      case CharacterCodingException c -> file + ": this is not a text file";
      case ZipException z -> file + ": this is not a gzip file (" + z.getMessage() + ")";
      case EOFException e -> file + ": breaks off in its first bytes";
      case FileSystemException f when f.getReason() != null -> file + ": " + f.getReason();
      case FileSystemException f -> file + ": cannot be used";
      case IOException e -> file + ": " + e.getMessage();
    };
  }
}
