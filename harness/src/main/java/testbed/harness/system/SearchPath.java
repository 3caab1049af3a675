package testbed.harness.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where programs are: the search path, and the folders of administrators' programs. */
public final class SearchPath {
  private static final String ALSO = ":/usr/sbin:/sbin";

  private SearchPath() {}

  /** The executable of this name (or at this path, when it holds a slash). */
  public static Optional<Path> find(String program) {
    if (program.contains("/")) {
      return Optional.of(Path.of(program)).filter(SearchPath::executable);
    }
    String folders = System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + ALSO;
    for (String folder : folders.split(":")) {
      Path file = Path.of(folder.isEmpty() ? "." : folder).resolve(program);
      if (executable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static boolean executable(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
