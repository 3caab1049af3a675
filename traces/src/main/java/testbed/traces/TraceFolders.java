package testbed.traces;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders in which traces are looked for.
 *
 * @param named the user's own folders, in the order of {@value #VARIABLE}
 * @param imported where {@code testbed traces import} puts traces
 * @param cache where fetched recordings are kept
 */
public record TraceFolders(List<Path> named, Path imported, Path cache) {
  /** The environment variable that names folders with traces, separated as in {@code PATH}. */
  public static final String VARIABLE = "TESTBED_TRACES";

  /** Keeps its own copy of the list. */
  public TraceFolders {
    named = List.copyOf(named);
  }

  /** The folders that an environment names, with the defaults of the XDG base directories. */
  public static TraceFolders of(Map<String, String> environment) {
    String list = environment.getOrDefault(VARIABLE, "");
    List<Path> named =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(list)
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .toList();
    return new TraceFolders(
        named,
        base(environment, "XDG_DATA_HOME", ".local/share").resolve("testbed/traces"),
        base(environment, "XDG_CACHE_HOME", ".cache").resolve("testbed/traces"));
  }

  /** The file of this name, or of this name with {@code .gz}, in the first folder that has it. */
  public Optional<Path> find(String fileName) {
    return Stream.concat(named.stream(), Stream.of(imported, cache))
        .flatMap(folder -> candidates(folder, fileName))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private static Stream<Path> candidates(Path folder, String fileName) {
    return Stream.of(folder.resolve(fileName), folder.resolve(fileName + ".gz"));
  }

  private static Path base(Map<String, String> environment, String variable, String below) {
    String value = environment.getOrDefault(variable, "");
    Path path = Path.of(value);
    return value.isBlank() || !path.isAbsolute()
        ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), below)
        : path;
  }
}
