package testbed.harness.link;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import tools.jackson.databind.JsonNode;
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
      for (Map.Entry<String, JsonNode> figure : List.copyOf(all.properties())) {
        if (figure.getValue().isDouble() && !Double.isFinite(figure.getValue().doubleValue())) {
          all.putNull(figure.getKey());
        }
      }
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
    line(out, "duration", figure("%.3f s", f.seconds()));
    line(out, "average capacity", figure("%.3f Mbit/s", f.capacity() / 1e6));
    line(
        out,
        "average throughput",
        figure("%.3f Mbit/s", f.throughput() / 1e6)
            + " ("
            + figure("%.1f %%", 100 * f.utilisation())
            + " utilisation)");
    line(out, "packets", f.arrived() + " arrived, " + f.departed() + " departed");
    line(out, "dropped", f.droppedByReason().isEmpty() ? "none" : f.droppedByReason().toString());
    line(out, "wasted opportunities", Long.toString(f.wastedOpportunities()));
    line(
        out,
        "per-packet queueing delay",
        "median "
            + figure("%.0f ms", f.delayP50Ms())
            + ", 95th percentile "
            + figure("%.0f ms", f.delayP95Ms()));
    line(out, "signal delay", "95th percentile " + figure("%.0f ms", f.signalDelayP95Ms()));
    line(
        out,
        "self-inflicted delay",
        "95th percentile " + figure("%.0f ms", f.selfInflictedDelayP95Ms()));
    line(
        out,
        "queue",
        "mean " + figure("%.2f packets", f.queueMeanPackets()) + ", most " + f.queueMaxPackets());
  }

  /** A figure with its unit, or a word where the log has nothing to take it from. */
  private static String figure(String form, double value) {
    return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, form, value);
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf(Locale.ROOT, "%-26s %s%n", name, value);
  }
}
