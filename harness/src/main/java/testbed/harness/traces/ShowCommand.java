package testbed.harness.traces;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.ExitStatus;
import testbed.traces.Direction;
import testbed.traces.Origin;
import testbed.traces.Recording;
import testbed.traces.ResolvedTrace;
import testbed.traces.TraceException;
import testbed.traces.TraceModel;
import testbed.traces.TraceStore;

/** {@code testbed traces show}. */
@Command(
    name = "show",
    description = "Show the figures of a trace and where it comes from. Fetches nothing.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed traces show verizon-lte"})
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME|FILE", description = "a name of the list, or a trace file")
  private String name;

  @Option(names = "--json", description = "as JSON")
  private boolean json;

  private final TraceStore store = TraceStore.offline(System.getenv());

  /** What is said about one direction. */
  private record Shown(
      String label,
      String direction,
      String origin,
      String sha256,
      Optional<String> url,
      Optional<String> model,
      Figures figures) {}

  @Override
  public Integer call() throws TraceException, InterruptedException {
    List<Shown> shown = new ArrayList<>();
    for (Direction direction : store.directionsOf(name)) {
      shown.add(look(store.resolve(name, direction)));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.of(shown));
      return ExitStatus.OK;
    }
    shown.forEach(each -> print(out, each));
    if (store.catalogue().find(name).isPresent()) {
      out.println(store.catalogue().origin() + ".");
      out.println("Licence: " + store.catalogue().licence() + ".");
    }
    return ExitStatus.OK;
  }

  private Shown look(ResolvedTrace resolved) {
    Optional<Recording> recording =
        store.catalogue().find(name).map(entry -> entry.recording(resolved.direction()));
    return new Shown(
        resolved.label(),
        resolved.direction().toString(),
        resolved.origin().name().toLowerCase(Locale.ROOT),
        resolved.sha256(),
        recording.map(r -> r.url().toString()),
        resolved.origin() == Origin.MODEL
            ? recording.flatMap(r -> TraceModel.embedded(r.fileName())).map(TraceModel::provenance)
            : Optional.empty(),
        Figures.of(resolved.trace()));
  }

  private static void print(PrintWriter out, Shown shown) {
    Figures f = shown.figures();
    out.println(shown.label() + ", " + shown.direction());
    out.printf(
        "  %d opportunities in %.1f s, sha256 %s%n",
        f.opportunities(), f.durationS(), shown.sha256());
    out.printf(
        "  mean %.3f Mbit/s; over 100 ms: 5 %% %.2f, median %.2f, 95 %% %.2f Mbit/s%n",
        f.meanMbps(), f.p5Mbps(), f.p50Mbps(), f.p95Mbps());
    out.printf(
        "  %d outages over 200 ms (median %.0f ms, 90 %% %.0f ms, %.1f %% of the time);"
            + " longest gap %d ms%n",
        f.outages(), f.outageMedianMs(), f.outageP90Ms(), 100 * f.outageShare(), f.longestGapMs());
    shown.model().ifPresent(model -> out.println("  " + model));
    shown.url().ifPresent(url -> out.println("  " + url));
  }
}
