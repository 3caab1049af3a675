package testbed.harness.system;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the launcher leaves for programs of this project, which run sealed and only read. */
enum LauncherFile {
  /** The archive of classes from which Salsify's programs start faster. */
  CLASS_ARCHIVE("salsify.jsa", "-Xlog:disable -XX:SharedArchiveFile="),

  /**
   * What the second compiler is for: it takes more time of the processor than the code of the Java
   * library that it would make faster.
   */
  SECOND_COMPILER(
      "second-compiler.json",
      "-XX:+UnlockDiagnosticVMOptions -XX:-DisplayVMOutput -XX:CompilerDirectivesFile=");

  /** The property by which the launcher names its folder. */
  private static final String FOLDER = "testbed.archives";

  private final String file;
  private final String option;

  LauncherFile(String file, String option) {
    this.file = file;
    this.option = option;
  }

  /**
   * The words, for a file of Java's options, that have Java use it, silently; an empty text where
   * there is none.
   */
  String option() {
    String folder = System.getProperty(FOLDER);
    return folder == null ? "" : optionIn(Path.of(folder));
  }

  String optionIn(Path folder) {
    Path path = folder.resolve(file);
    return Files.isReadable(path) ? option + quoted(path) : "";
  }

  private static String quoted(Path path) {
    return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
