package testbed.shell.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the emulator's process. */
final class EmulatorCommand {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long CAP_NET_ADMIN = 1L << 12;
  private static final long CAP_SYS_ADMIN = 1L << 21;

  /** A user namespace in which this user keeps its name and may make network namespaces. */
  private static final List<String> AS_ORDINARY_USER =
      List.of("unshare", "--user", "--map-current-user", "--keep-caps", "--");

  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx64m",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "--enable-native-access=ALL-UNNAMED");

  private EmulatorCommand() {}

  /** The words that start the emulator with the class path and Java of this process. */
  static List<String> words(List<String> prefix, List<String> arguments) {
    List<String> words = new ArrayList<>(prefix);
    if (!mayMakeNamespaces()) {
      words.addAll(AS_ORDINARY_USER);
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JVM);
    words.add("-cp");
    words.add(System.getProperty("java.class.path"));
    words.add(EmulatorMain.class.getName());
    words.addAll(arguments);
    return words;
  }

  /** Whether this process has the capabilities itself. */
  static boolean mayMakeNamespaces() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("CapEff:")) {
          long effective = Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16);
          long needed = CAP_NET_ADMIN | CAP_SYS_ADMIN;
          return (effective & needed) == needed;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }
}
