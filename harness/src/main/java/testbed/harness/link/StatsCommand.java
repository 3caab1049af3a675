package testbed.harness.link;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.shell.log.LogStatistics;
import testbed.shell.log.PacketLog.DirectionLog;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code testbed link stats}. */
@Command(
    name = "stats",
    description = "Count a packet log: throughput, utilisation, delays, queue, drops by reason.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed link stats runs/mine/packets.log.gz --json"})
final class StatsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private LogFile logs;

  @Parameters(paramLabel = "LOG", description = "a packet log, ours or Mahimahi's, plain or .gz")
  private Path file;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws CommandFailure {
    DirectionLog log = logs.read(file);
    LogStatistics figures = LogStatistics.of(log);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonMapper mapper =
          JsonMapper.builder()
              .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build();
      ObjectNode all = mapper.valueToTree(figures);
      LogTrailer.of(log).ifPresent(trailer -> all.setAll(mapper.<ObjectNode>valueToTree(trailer)));
      out.println(mapper.writeValueAsString(all));
    } else {
      print(out, figures);
      log.comment("lateness us").ifPresent(late -> line(out, "lateness (us)", late));
      log.comment("faithful").ifPresent(faithful -> line(out, "faithful", faithful));
    }
    return ExitStatus.OK;
  }

  private static void print(PrintWriter out, LogStatistics f) {
    line(out, "duration", String.format(Locale.ROOT, "%.3f s", f.seconds()));
    line(out, "average capacity", String.format(Locale.ROOT, "%.3f Mbit/s", f.capacity() / 1e6));
    line(
        out,
        "average throughput",
        String.format(
            Locale.ROOT,
            "%.3f Mbit/s (%.1f %% utilisation)",
            f.throughput() / 1e6,
            100 * f.utilisation()));
    line(out, "packets", f.arrived() + " arrived, " + f.departed() + " departed");
    line(out, "dropped", f.droppedByReason().isEmpty() ? "none" : f.droppedByReason().toString());
    line(out, "wasted opportunities", Long.toString(f.wastedOpportunities()));
    line(
        out,
        "per-packet queueing delay",
        String.format(
            Locale.ROOT,
            "median %.0f ms, 95th percentile %.0f ms",
            f.delayP50Ms(),
            f.delayP95Ms()));
    line(
        out,
        "signal delay",
        String.format(Locale.ROOT, "95th percentile %.0f ms", f.signalDelayP95Ms()));
    line(
        out,
        "self-inflicted delay",
        String.format(Locale.ROOT, "95th percentile %.0f ms", f.selfInflictedDelayP95Ms()));
    line(
        out,
        "queue",
        String.format(
            Locale.ROOT, "mean %.2f packets, most %d", f.queueMeanPackets(), f.queueMaxPackets()));
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf(Locale.ROOT, "%-26s %s%n", name, value);
  }
}
