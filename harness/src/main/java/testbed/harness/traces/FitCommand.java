package testbed.harness.traces;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.traces.CatalogueEntry;
import testbed.traces.Direction;
import testbed.traces.ModelComparison;
import testbed.traces.Recording;
import testbed.traces.ResolvedTrace;
import testbed.traces.Trace;
import testbed.traces.TraceException;
import testbed.traces.TraceModel;
import testbed.traces.TraceStatistics;
import testbed.traces.TraceStore;

/** {@code testbed traces fit}. */
@Command(
    name = "fit",
    description = {
      "Fit models to recordings on this machine and compare the two.",
      "Without names: the whole catalogue. A recording of the catalogue that is not on this machine"
          + " gets the model of the nearest one, and the model says so."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  testbed traces fit --table",
      "  testbed traces fit my.trace --out models"
    })
final class FitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME|FILE", arity = "0..*", description = "what to model")
  private List<String> names = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", description = "write each model into this folder")
  private Path folder;

  @Option(names = "--table", description = "print the table of docs/traces.md")
  private boolean table;

  private final TraceStore store = TraceStore.offline(System.getenv());

  /** A trace to model, under the name that the model gets. */
  private record Subject(String name, Trace trace, String provenance, int durationMs) {}

  @Override
  public Integer call() throws CommandFailure, TraceException, IOException, InterruptedException {
    List<Subject> subjects = subjects();
    PrintWriter out = spec.commandLine().getOut();
    if (table) {
      out.print(ComparisonTable.HEAD);
    }
    for (Subject subject : subjects) {
      TraceModel model = fit(subject);
      if (folder != null) {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(subject.name() + ".json"), model.toJson());
      }
      if (table) {
        out.print(ComparisonTable.rows(subject.trace(), model));
      } else {
        TraceStatistics recorded = TraceStatistics.of(subject.trace());
        TraceStatistics modelled = TraceStatistics.of(model.representative());
        ModelComparison comparison = new ModelComparison(recorded, modelled);
        out.printf(
            "%-30s mean %+.1f %%, %s; %s%n",
            subject.name(),
            100 * comparison.meanError(),
            comparison.within() ? "within the tolerances" : "not within the tolerances",
            model.provenance());
      }
      out.flush();
    }
    return ExitStatus.OK;
  }

  private static TraceModel fit(Subject subject) throws CommandFailure {
    try {
      return TraceModel.fit(
          subject.trace(), subject.name(), subject.provenance(), subject.durationMs());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput(subject.name() + ": " + e.getMessage());
    }
  }

  private List<Subject> subjects() throws CommandFailure, TraceException, InterruptedException {
    List<Subject> subjects = new ArrayList<>();
    if (names.isEmpty()) {
      for (CatalogueEntry entry : store.catalogue().entries()) {
        addEntry(subjects, entry);
      }
    }
    for (String name : names) {
      Optional<CatalogueEntry> entry = store.catalogue().find(name);
      if (entry.isPresent()) {
        addEntry(subjects, entry.get());
      } else {
        Trace trace = store.resolve(name, Direction.DOWNLINK).trace();
        String fileName = Path.of(name).getFileName().toString();
        subjects.add(
            new Subject(fileName, trace, "fitted to the file " + fileName, trace.periodMs()));
      }
    }
    return subjects;
  }

  private void addEntry(List<Subject> subjects, CatalogueEntry entry)
      throws CommandFailure, TraceException, InterruptedException {
    for (Direction direction : Direction.values()) {
      Recording recording = entry.recording(direction);
      CatalogueEntry source = source(entry, direction);
      ResolvedTrace resolved = store.resolve(source.name(), direction);
      String origin =
          source.recording(direction).fileName() + " (sha256 " + resolved.sha256() + ")";
      boolean own = source.equals(entry);
      subjects.add(
          new Subject(
              recording.fileName(),
              resolved.trace(),
              own
                  ? "fitted to the recording " + origin
                  : "the recording "
                      + recording.fileName()
                      + " was not at hand: fitted to the nearest one, "
                      + origin,
              own
                  ? resolved.trace().periodMs()
                  : recording.durationMs().orElse(resolved.trace().periodMs())));
    }
  }

  /** The entry itself, or the one of the same operator and technology that is on this machine. */
  private CatalogueEntry source(CatalogueEntry entry, Direction direction) throws CommandFailure {
    if (store.installed(entry.recording(direction)).isPresent()) {
      return entry;
    }
    String network = entry.recording().replaceFirst("^([^-]+-[^-]+).*", "$1-");
    return store.catalogue().entries().stream()
        .filter(other -> other.recording().startsWith(network))
        .filter(other -> store.installed(other.recording(direction)).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                CommandFailure.environment(
                    entry.name()
                        + ": the recording is not on this machine; get it with: testbed traces"
                        + " fetch "
                        + entry.name()));
  }
}
