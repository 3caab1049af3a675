package testbed.harness.traces;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.Version;
import testbed.harness.option.DirectionConverter;
import testbed.reports.chart.Figure;
import testbed.reports.chart.FigureFiles;
import testbed.traces.Direction;
import testbed.traces.ResolvedTrace;
import testbed.traces.TraceException;
import testbed.traces.TraceStore;

/** {@code testbed traces plot}. */
@Command(
    name = "plot",
    description = {
      "Draw a trace's capacity over time, as SVG, PNG and PDF, with the values as CSV.",
      "Fetches nothing."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed traces plot att-lte --direction downlink --out pictures"})
final class PlotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME|FILE", description = "a name of the list, or a trace file")
  private String name;

  @Option(
      names = "--direction",
      paramLabel = "DIRECTION",
      converter = DirectionConverter.class,
      description = "uplink or downlink (default: both)")
  private Direction direction;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "the folder for the pictures (default: the current one)")
  private Path folder;

  @Override
  public Integer call() throws CommandFailure, TraceException, InterruptedException {
    TraceStore store = TraceStore.offline(System.getenv());
    PrintWriter out = spec.commandLine().getOut();
    for (Direction each : direction == null ? store.directionsOf(name) : List.of(direction)) {
      ResolvedTrace resolved = store.resolve(name, each);
      Figure figure = CapacityFigure.of(resolved);
      try {
        FigureFiles.write(figure, folder, provenance(resolved));
      } catch (IOException e) {
        throw CommandFailure.ofFile(folder + " cannot be written", e);
      }
      out.println(folder.resolve(figure.name() + ".svg"));
    }
    return ExitStatus.OK;
  }

  private static List<String> provenance(ResolvedTrace resolved) {
    return List.of(
        "testbed " + Version.number() + " (commit " + Version.commit() + "), traces plot",
        "trace "
            + resolved.label()
            + ", "
            + resolved.direction()
            + ", sha256 "
            + resolved.sha256());
  }
}
