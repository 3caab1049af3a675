package testbed.harness.traces;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.traces.ModelComparison;
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

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  private final TraceStore store = TraceStore.offline(System.getenv());

  @Override
  public Integer call() throws CommandFailure, TraceException, IOException, InterruptedException {
    List<ModelSubject> subjects = ModelSubject.of(names, store);
    PrintWriter out = spec.commandLine().getOut();
    if (table) {
      out.print(ComparisonTable.HEAD);
    }
    List<Fitted> fitted = new ArrayList<>();
    for (ModelSubject subject : subjects) {
      TraceModel model = fit(subject);
      if (folder != null) {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(subject.name() + ".json"), model.toJson());
      }
      if (table) {
        out.print(ComparisonTable.rows(subject.trace(), model));
      } else if (!json) {
        out.println(Fitted.of(subject, model).line());
      } else {
        fitted.add(Fitted.of(subject, model));
      }
      out.flush();
    }
    if (json) {
      out.println(Json.of(fitted));
    }
    return ExitStatus.OK;
  }

  /** How a model came out. */
  private record Fitted(
      String name,
      String provenance,
      long seed,
      Figures recording,
      Figures model,
      double meanError,
      boolean withinTolerances) {

    static Fitted of(ModelSubject subject, TraceModel model) {
      Trace trace = model.representative();
      ModelComparison comparison =
          new ModelComparison(TraceStatistics.of(subject.trace()), TraceStatistics.of(trace));
      return new Fitted(
          subject.name(),
          model.provenance(),
          model.seed(),
          Figures.of(subject.trace()),
          Figures.of(trace),
          comparison.meanError(),
          comparison.within());
    }

    String line() {
      return String.format(
          Locale.ROOT,
          "%-30s mean %+.1f %%, %s; %s",
          name,
          100 * meanError,
          withinTolerances ? "within the tolerances" : "not within the tolerances",
          provenance);
    }
  }

  private static TraceModel fit(ModelSubject subject) throws CommandFailure {
    try {
      return TraceModel.fit(
          subject.trace(), subject.name(), subject.provenance(), subject.durationMs());
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput(subject.name() + ": " + e.getMessage());
    }
  }
}
