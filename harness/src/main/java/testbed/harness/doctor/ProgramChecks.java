package testbed.harness.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import testbed.harness.run.Requirements;
import testbed.harness.system.SearchPath;

/** The programs that runs use. */
final class ProgramChecks {
  private ProgramChecks() {}

  static List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(ProgramChecks::java);
    Requirements.EVERY_RUN.forEach(
        need ->
            checks.add(
                () ->
                    needed(need.program(), need.packageName(), "no run in real time is possible")));
    checks.add(() -> wanted("ffmpeg", "ffmpeg", "the systems ffmpeg-* cannot be run"));
    checks.add(() -> wanted("Xvfb", "xvfb", "the systems webrtc* and firefox cannot be run"));
    checks.add(ProgramChecks::chromium);
    checks.add(ProgramChecks::firefox);
    checks.add(ProgramChecks::fonts);
    return checks;
  }

  private static Finding java() {
    return Finding.good("Java", Runtime.version().toString());
  }

  private static Finding needed(String program, String packageName, String cost) {
    return SearchPath.find(program)
        .map(path -> Finding.good(program, path.toString()))
        .orElseGet(() -> Finding.missing(program, "not found", cost, install(packageName)));
  }

  private static Finding wanted(String program, String packageName, String cost) {
    return SearchPath.find(program)
        .map(path -> Finding.good(program, path.toString()))
        .orElseGet(() -> Finding.limited(program, "not found", cost, install(packageName)));
  }

  private static Finding chromium() throws InterruptedException {
    return browser("Chromium", "CHROME", "chromium", "the systems webrtc* cannot be run");
  }

  private static Finding firefox() throws InterruptedException {
    return browser("Firefox", "FIREFOX", "firefox-esr", "the system firefox cannot be run");
  }

  /** A browser that a variable may name, and whose Debian package is called as its program. */
  private static Finding browser(String name, String variable, String program, String cost)
      throws InterruptedException {
    String named = System.getenv(variable);
    Optional<Path> found = named != null ? Optional.of(Path.of(named)) : SearchPath.find(program);
    if (found.isEmpty()) {
      return Finding.limited(name, "not found", cost, install(program));
    }
    return Probe.output(List.of(found.get().toString(), "--version"))
        .map(text -> Finding.good(name, text.strip().lines().reduce((a, b) -> b).orElse("")))
        .orElseGet(
            () -> Finding.limited(name, found.get() + " does not start", cost, install(program)));
  }

  private static Finding fonts() {
    Path folder = Path.of("/usr/share/fonts");
    if (Files.isDirectory(folder)) {
      return Finding.good("fonts", folder.toString());
    }
    return Finding.limited(
        "fonts", "none found", "charts have no text", install("fonts-dejavu-core"));
  }

  private static String install(String packageName) {
    return "sudo apt-get install -y " + packageName;
  }
}
