package testbed.harness.system;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The archive of classes from which Salsify's programs start faster. They run sealed and cannot
 * leave one behind; the launcher makes it, once.
 */
final class ClassArchive {
  /** The property by which the launcher names the folder for archives. */
  private static final String FOLDER = "testbed.archives";

  private static final String NAME = "salsify.jsa";

  private ClassArchive() {}

  /** The options that have Java start from it, silently; an empty text where there is none. */
  static String option() {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      return "";
    }
    Path archive = Path.of(folder, NAME);
    return Files.isReadable(archive) ? "-Xlog:disable -XX:SharedArchiveFile=" + archive : "";
  }
}
