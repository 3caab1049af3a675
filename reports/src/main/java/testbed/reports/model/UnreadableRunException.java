package testbed.reports.model;

import java.nio.file.Path;

/** A file of a run directory is missing or is not what it should be. */
public final class UnreadableRunException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param file the file or folder at fault
   * @param problem what is wrong with it, and what to do where that is known
   */
  public UnreadableRunException(Path file, String problem) {
    super(file + ": " + problem);
  }
}
