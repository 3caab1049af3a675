package testbed.harness.traces;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import testbed.harness.ExitStatus;
import testbed.traces.CatalogueEntry;
import testbed.traces.Direction;
import testbed.traces.FetchProgress;
import testbed.traces.Recording;
import testbed.traces.TraceStore;

/** {@code testbed traces list}. */
@Command(
    name = "list",
    description = "List the traces that have names, and which recordings are on this machine.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed traces list --json"})
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  private final TraceStore store = TraceStore.ofEnvironment(FetchProgress.NONE);

  /** What is said about one trace. */
  private record Row(String name, String description, String uplink, String downlink) {}

  @Override
  public Integer call() throws IOException {
    List<Row> rows = Stream.concat(catalogued(), imported().stream()).toList();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(rows));
      return ExitStatus.OK;
    }
    out.printf("%-20s %-10s %-10s %s%n", "NAME", "UPLINK", "DOWNLINK", "WHAT");
    for (Row row : rows) {
      out.printf(
          "%-20s %-10s %-10s %s%n", row.name(), row.uplink(), row.downlink(), row.description());
    }
    return ExitStatus.OK;
  }

  private Stream<Row> catalogued() {
    return store.catalogue().entries().stream()
        .map(
            entry ->
                new Row(
                    entry.name(),
                    entry.description(),
                    state(entry, Direction.UPLINK),
                    state(entry, Direction.DOWNLINK)));
  }

  private String state(CatalogueEntry entry, Direction direction) {
    Recording recording = entry.recording(direction);
    return store.installed(recording).isPresent() ? "recording" : "model";
  }

  private List<Row> imported() throws IOException {
    Path folder = store.folders().imported();
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".gz"))
          .map(file -> file.replaceFirst("\\.(up|down)\\.gz$", ""))
          .distinct()
          .sorted()
          .map(name -> new Row(name, "imported", state(name, "up"), state(name, "down")))
          .toList();
    }
  }

  private String state(String name, String suffix) {
    return store.folders().find(name + "." + suffix).isPresent() ? "file" : "-";
  }
}
