package testbed.harness.link;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.Version;
import testbed.reports.chart.Figure;
import testbed.reports.chart.FigureFiles;
import testbed.shell.log.FileProblem;
import testbed.shell.log.PacketLog.DirectionLog;

/** {@code testbed link plot}. */
@Command(
    name = "plot",
    description = {
      "Draw a packet log: throughput before capacity, and the delay of every packet.",
      "Writes SVG, PNG and PDF, with the values as CSV."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed link plot packets.log.gz --bin 100 --out pictures"})
final class PlotCommand implements Callable<Integer> {
  private static final long MOST_BINS = 1_000_000;

  @Spec private CommandSpec spec;
  @Mixin private LogFile logs;

  @Parameters(paramLabel = "LOG", description = "a packet log, ours or Mahimahi's, plain or .gz")
  private Path file;

  @Option(
      names = "--bin",
      paramLabel = "MS",
      defaultValue = "500",
      description = "width of a throughput bin (default: ${DEFAULT-VALUE} ms)")
  private int binMs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "the folder for the pictures (default: the current one)")
  private Path folder;

  @Override
  public Integer call() throws CommandFailure {
    if (binMs < 1) {
      throw CommandFailure.badInput("a bin is at least 1 ms wide, not " + binMs);
    }
    DirectionLog log = logs.read(file);
    if (log.lines().isEmpty()) {
      throw CommandFailure.badInput(file + " holds no events");
    }
    long binsNeeded = LogFigures.bins(log, binMs);
    if (binsNeeded > MOST_BINS) {
      throw CommandFailure.badInput(
          file + " would have " + binsNeeded + " bins; choose a larger --bin than " + binMs);
    }
    PrintWriter out = spec.commandLine().getOut();
    List<String> provenance =
        List.of(
            "testbed " + Version.number() + " (commit " + Version.commit() + "), link plot",
            "log " + file);
    for (Figure figure : List.of(LogFigures.throughput(log, binMs), LogFigures.delay(log))) {
      try {
        FigureFiles.write(figure, folder, provenance);
      } catch (IOException e) {
        throw CommandFailure.badInput(FileProblem.of(folder, e));
      }
      out.println(folder.resolve(figure.name() + ".svg"));
    }
    return ExitStatus.OK;
  }
}
