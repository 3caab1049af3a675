package testbed.reports.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import testbed.reports.model.RunDirectory;

/** The raw files of a run that are there. */
final class RunFiles {
  private RunFiles() {}

  static List<Path> of(RunDirectory run) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path file :
        List.of(
            run.manifestJson(),
            run.metricsJson(),
            run.framesCsv(),
            run.injectionsCsv(),
            run.capturesCsv(),
            run.packetLog())) {
      if (Files.exists(file)) {
        files.add(file.toAbsolutePath());
      }
    }
    if (Files.isDirectory(run.system())) {
      try (Stream<Path> system = Files.list(run.system())) {
        system.filter(Files::isRegularFile).sorted().map(Path::toAbsolutePath).forEach(files::add);
      }
    }
    return files;
  }
}
