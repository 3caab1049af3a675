package testbed.harness.metrics;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.analyzer.metric.Metric;
import testbed.analyzer.metric.MetricsPage;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.reports.gate.KnownMetric;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code testbed metrics}: what is measured, in which unit, and how it is defined. */
@Command(
    name = "metrics",
    description = "List every number that is measured, with its unit and its definition.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed metrics signal_delay_p95_ms"})
public final class MetricsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "only these; all by default")
  private List<String> names = List.of();

  @ArgGroup private Form form = new Form();

  private static final class Form {
    @Option(names = "--json", description = "as JSON")
    private boolean json;

    @Option(names = "--markdown", description = "as the page docs/metrics.md")
    private boolean markdown;
  }

  private record Entry(String name, String unit, String better, String source, String definition) {
    static Entry of(Metric metric) {
      return new Entry(
          metric.id(),
          metric.unit(),
          metric.better().name().toLowerCase(Locale.ROOT),
          metric.source().title(),
          metric.definition());
    }
  }

  /** For picocli. */
  public MetricsCommand() {}

  @Override
  public Integer call() throws CommandFailure {
    PrintWriter out = spec.commandLine().getOut();
    List<Entry> entries = entries();
    if (form.markdown) {
      out.print(MetricsPage.markdown());
    } else if (form.json) {
      out.println(
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(entries));
    } else {
      for (Entry entry : entries) {
        out.printf("%-30s %-9s %-8s %s%n", entry.name, entry.unit, entry.better, entry.definition);
      }
    }
    out.flush();
    return ExitStatus.OK;
  }

  private List<Entry> entries() throws CommandFailure {
    if (names.isEmpty()) {
      return Arrays.stream(Metric.values()).map(Entry::of).toList();
    }
    List<Entry> entries = new ArrayList<>();
    for (String name : names) {
      try {
        entries.add(Entry.of(KnownMetric.named(name)));
      } catch (IllegalArgumentException e) {
        throw CommandFailure.badInput(e.getMessage());
      }
    }
    return entries;
  }
}
