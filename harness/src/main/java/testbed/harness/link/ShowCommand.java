package testbed.harness.link;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.shell.emulator.EmulatorReport;
import testbed.shell.emulator.LinkControl;
import testbed.shell.emulator.LinkState;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code testbed link show}. */
@Command(
    name = "show",
    description = "Print the settings and counters of a running link.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed link show --control /tmp/link --json"})
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--control",
      required = true,
      paramLabel = "PATH",
      description = "the socket that the link was started with")
  private Path control;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() throws CommandFailure {
    List<LinkState> states;
    try {
      states = new LinkControl(control).show();
    } catch (IOException e) {
      throw CommandFailure.environment(e.getMessage());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          JsonMapper.builder()
              .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(states));
    } else {
      states.forEach(state -> print(out, state));
    }
    return ExitStatus.OK;
  }

  private static void print(PrintWriter out, LinkState state) {
    EmulatorReport.Counts counts = state.counts();
    out.printf(Locale.ROOT, "%s at %.3f s%n", state.direction(), state.atNs() / 1e9);
    for (String name : LinkControl.SETTINGS) {
      line(out, name, state.settings().get(name));
    }
    line(out, "arrived", packets(counts.arrivedPackets(), counts.arrivedBytes()));
    line(out, "departed", packets(counts.departedPackets(), counts.departedBytes()));
    line(out, "inside", state.inside() + " packets");
    line(out, "dropped", counts.dropped().isEmpty() ? "none" : counts.dropped().toString());
    line(out, "mean wait", String.format(Locale.ROOT, "%.3f ms", state.meanWaitNs() / 1e6));
  }

  private static String packets(long packets, long bytes) {
    return packets + " packets, " + bytes + " bytes";
  }

  private static void line(PrintWriter out, String name, String value) {
    out.printf(Locale.ROOT, "  %-10s %s%n", name, value);
  }
}
