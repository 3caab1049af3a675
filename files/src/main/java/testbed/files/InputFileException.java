package testbed.files;

import java.nio.file.FileSystemException;

/** A file is not one to be read, or is beyond a limit; {@link #getReason} says why, in one line. */
public final class InputFileException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /**
   * @param file as the user wrote it
   * @param reason what is wrong, where in the file that is known, and what to do
   */
  public InputFileException(String file, String reason) {
    super(file, null, reason);
  }
}
