package testbed.harness.traces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.traces.CatalogueEntry;
import testbed.traces.Direction;
import testbed.traces.FetchOutcome;
import testbed.traces.Recording;
import testbed.traces.TraceException;
import testbed.traces.TraceStore;

/** {@code testbed traces fetch}. */
@Command(
    name = "fetch",
    description = {
      "Fetch recordings into the cache, both directions, and check their content.",
      "An interrupted download is resumed."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed traces fetch verizon-lte att-lte"})
final class FetchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", arity = "0..*", description = "names of the list")
  private List<String> names = new ArrayList<>();

  @Option(names = "--all", description = "all recordings of the list")
  private boolean all;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  private final List<Result> results = new ArrayList<>();

  /** What became of one recording. */
  private record Result(String recording, String outcome, String file) {}

  @Override
  public Integer call() throws CommandFailure, TraceException, InterruptedException {
    try (ProgressBars progress = new ProgressBars()) {
      TraceStore store = TraceStore.ofEnvironment(progress);
      for (CatalogueEntry entry : entries(store)) {
        for (Direction direction : Direction.values()) {
          fetch(store, entry.recording(direction));
        }
      }
    }
    if (json) {
      spec.commandLine().getOut().println(Json.of(results));
    }
    return ExitStatus.OK;
  }

  private List<CatalogueEntry> entries(TraceStore store) throws CommandFailure {
    if (all == !names.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name the recordings to fetch, or give --all");
    }
    if (all) {
      return store.catalogue().entries();
    }
    List<CatalogueEntry> entries = new ArrayList<>();
    for (String name : names) {
      entries.add(
          store
              .catalogue()
              .find(name)
              .orElseThrow(
                  () ->
                      CommandFailure.badInput(
                          name
                              + ": there is no recording of this name; "
                              + store.catalogue().hint(name)
                              + "the names are "
                              + store.catalogue().names())));
    }
    return entries;
  }

  private void fetch(TraceStore store, Recording recording)
      throws CommandFailure, TraceException, InterruptedException {
    Result result =
        switch (store.fetch(recording)) {
          case FetchOutcome.Fetched(Path file) ->
              new Result(recording.fileName(), "fetched", file.toString());
          case FetchOutcome.Present(Path file) ->
              new Result(recording.fileName(), "present", file.toString());
          case FetchOutcome.Unavailable(String why, String remedy) ->
              throw CommandFailure.environment(
                  recording.fileName() + " cannot be fetched: " + why + "; " + remedy);
        };
    results.add(result);
    if (!json) {
      spec.commandLine().getOut().println(result.outcome() + " " + result.file());
      spec.commandLine().getOut().flush();
    }
  }
}
