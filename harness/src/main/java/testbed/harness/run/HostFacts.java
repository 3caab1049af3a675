package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import testbed.harness.Version;
import testbed.reports.model.RunManifest;

/** What made a result, as far as the machine and the program go. */
final class HostFacts {
  private HostFacts() {}

  static RunManifest.Tool tool() {
    return new RunManifest.Tool(Version.number(), Version.commit(), Runtime.version().toString());
  }

  static RunManifest.Host host() {
    return new RunManifest.Host(
        firstLine(Path.of("/proc/sys/kernel/hostname"), "unknown"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        field(Path.of("/proc/cpuinfo"), "model name"),
        Runtime.getRuntime().availableProcessors(),
        memoryBytes());
  }

  private static long memoryBytes() {
    String total = field(Path.of("/proc/meminfo"), "MemTotal").replace(" kB", "");
    return total.matches("[0-9]+") ? Long.parseLong(total) * 1024 : 0;
  }

  private static String field(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }

  private static String firstLine(Path file, String otherwise) {
    try {
      return Files.readString(file).lines().findFirst().orElse(otherwise);
    } catch (IOException e) {
      return otherwise;
    }
  }
}
