package testbed.shell.emulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the emulator's process. */
final class EmulatorCommand {
  /** The property that names the folder for archives of classes. */
  private static final String ARCHIVES = "testbed.archives";

  private static final List<String> JVM =
      List.of(
          "-Xlog:disable",
          "-Xshare:auto",
          "-XX:+UseSerialGC",
          "-Xmx64m",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED");

  private EmulatorCommand() {}

  /** The words that start the emulator with the class path and Java of this process. */
  static List<String> words(List<String> prefix, List<String> arguments) {
    List<String> words = new ArrayList<>(prefix);
    words.addAll(NetworkNamespaces.wayIn());
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JVM);
    words.addAll(archive());
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(EmulatorMain.class.getName());
    words.addAll(arguments);
    return words;
  }

  /**
   * What lets the process start from an archive of its classes, which the first one leaves behind:
   * in the folder that the launcher names, when that can be written or the archive is there.
   */
  private static List<String> archive() {
    String folder = System.getProperty(ARCHIVES);
    if (folder == null) {
      return List.of();
    }
    Path archive = Path.of(folder, "emulator.jsa");
    if (Files.isWritable(archive.getParent())) {
      return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive);
    }
    return Files.isReadable(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of();
  }
}
