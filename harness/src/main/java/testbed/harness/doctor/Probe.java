package testbed.harness.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks for programs and tries commands. */
final class Probe {
  private static final List<String> MORE_FOLDERS = List.of("/usr/sbin", "/sbin");

  private Probe() {}

  /** Where a program is, on the search path or where administrators' programs are. */
  static Optional<Path> program(String name) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    for (String folder : (path + ":" + String.join(":", MORE_FOLDERS)).split(":")) {
      Path file = Path.of(folder.isEmpty() ? "." : folder).resolve(name);
      if (Files.isRegularFile(file) && Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Runs a command for at most five seconds; its output when it ended well, else nothing. */
  static Optional<String> output(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return Optional.empty();
      }
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.exitValue() == 0 ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
