package testbed.harness.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import testbed.harness.CommandFailure;
import testbed.reports.model.RunData;
import testbed.reports.model.RunLoader;
import testbed.reports.model.UnreadableRunException;

/** The runs that a command line names. */
final class Runs {
  private static final int DEPTH = 4;

  private Runs() {}

  /** Loads them; a folder that is no run itself stands for all runs below it, in order. */
  static List<RunData> load(List<Path> named) throws CommandFailure {
    List<RunData> runs = new ArrayList<>();
    for (Path folder : folders(named)) {
      try {
        runs.add(RunLoader.load(folder));
      } catch (UnreadableRunException e) {
        throw CommandFailure.badInput(e.getMessage());
      }
    }
    return runs;
  }

  /** The run directories that the names stand for, each once. */
  static List<Path> folders(List<Path> named) throws CommandFailure {
    Map<Path, Path> folders = new LinkedHashMap<>();
    for (Path path : named) {
      if (!Files.isDirectory(path)) {
        throw CommandFailure.badInput(path + ": no such folder; name run directories");
      }
      List<Path> below = below(path);
      if (below.isEmpty()) {
        throw CommandFailure.badInput(path + ": neither a run directory nor a folder with runs");
      }
      for (Path run : below) {
        folders.putIfAbsent(run.toAbsolutePath().normalize(), run);
      }
    }
    return List.copyOf(folders.values());
  }

  private static List<Path> below(Path path) throws CommandFailure {
    if (Files.exists(path.resolve("run.json"))) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.walk(path, DEPTH)) {
      return files
          .filter(f -> f.getFileName() != null && f.getFileName().toString().equals("run.json"))
          .map(Path::getParent)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw CommandFailure.ofFile("runs cannot be looked for", e);
    }
  }
}
