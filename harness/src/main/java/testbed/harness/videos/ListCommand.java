package testbed.harness.videos;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import testbed.harness.ExitStatus;
import testbed.injector.source.CatalogueVideo;
import testbed.injector.source.GeneratedScene;
import testbed.injector.source.VideoStore;
import testbed.injector.source.VideoStore.Installed;
import tools.jackson.databind.json.JsonMapper;

/** {@code testbed videos list}. */
@Command(
    name = "list",
    description = {
      "List the videos that have names: the generated scene, clips that can be fetched, and the"
          + " files in the folders of TESTBED_VIDEOS."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed videos list --json"})
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  /** What is said about one video. */
  record Row(String name, String state, String description) {}

  @Override
  public Integer call() throws IOException {
    List<Row> rows = rows(VideoStore.ofUser());
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JsonMapper.builder().build().writeValueAsString(rows));
      return ExitStatus.OK;
    }
    out.printf("%-20s %-10s %s%n", "NAME", "STATE", "WHAT");
    for (Row row : rows) {
      out.printf("%-20s %-10s %s%n", row.name(), row.state(), row.description());
    }
    return ExitStatus.OK;
  }

  private static List<Row> rows(VideoStore store) throws IOException {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(GeneratedScene.NAME, "built in", "somebody talks to a webcam; see --seed"));
    for (CatalogueVideo known : CatalogueVideo.ALL) {
      Optional<Installed> found = store.find(known.name());
      rows.add(
          new Row(
              known.name(),
              found.isPresent() ? "installed" : "to fetch",
              known.description() + ", 1280x720, 60 fps, " + known.uri().getHost()));
    }
    for (Installed file : store.installed()) {
      String fileName = file.file().getFileName().toString();
      if (CatalogueVideo.ALL.stream().noneMatch(v -> v.fileName().equals(fileName))) {
        rows.add(new Row(file.name(), "installed", file.file().toString()));
      }
    }
    return rows;
  }
}
