package testbed.harness.traces;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.OutputFile;
import testbed.harness.option.DirectionConverter;
import testbed.harness.option.Span;
import testbed.timebase.DataRate;
import testbed.traces.CatalogueEntry;
import testbed.traces.Direction;
import testbed.traces.SteadyTraces;
import testbed.traces.Trace;
import testbed.traces.TraceModel;
import testbed.traces.TraceStore;

/** {@code testbed traces generate}. */
@Command(
    name = "generate",
    description = "Make a trace, by formula or from a model; to standard output without --out.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  testbed traces generate constant --rate 12mbit --out 12.trace",
      "  testbed traces generate steps --rate 24mbit --rate 2mbit --every 20s --duration 2m",
      "  testbed traces generate sine --low 1mbit --high 5mbit --wave 30s --duration 2m",
      "  testbed traces generate model att-lte --direction downlink --seed 7 --duration 5m"
    })
final class GenerateCommand {
  @Spec private CommandSpec spec;

  /** How long the trace is and where it goes. */
  static final class Target {
    @Option(
        names = "--duration",
        paramLabel = "TIME",
        defaultValue = "60s",
        converter = Span.Converter.class,
        description = "the last stamp (default: ${DEFAULT-VALUE})")
    private Span duration;

    @Option(names = "--out", paramLabel = "FILE", description = "the file to write")
    private Path file;
  }

  /** Reads a data rate. */
  static final class RateConverter implements ITypeConverter<DataRate> {
    @Override
    public DataRate convert(String text) {
      try {
        return DataRate.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  @Command(
      name = "constant",
      description = "One rate.",
      mixinStandardHelpOptions = true,
      footer = {"", "Example:", "  testbed traces generate constant --rate 12mbit --out 12.trace"})
  int constant(
      @Option(
              names = "--rate",
              paramLabel = "RATE",
              required = true,
              converter = RateConverter.class,
              description = "such as 12mbit")
          DataRate rate,
      @Mixin Target target)
      throws CommandFailure {
    return write(() -> SteadyTraces.constant(rate, millis(target.duration)), target);
  }

  @Command(
      name = "steps",
      description = "Several rates in turn; give --rate several times.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example:",
        "  testbed traces generate steps --rate 24mbit --rate 2mbit --every 20s --duration 2m"
      })
  int steps(
      @Option(
              names = "--rate",
              paramLabel = "RATE",
              required = true,
              converter = RateConverter.class,
              description = "such as 24mbit; give several")
          List<DataRate> rates,
      @Option(
              names = "--every",
              paramLabel = "TIME",
              required = true,
              converter = Span.Converter.class,
              description = "how long each of them")
          Span every,
      @Mixin Target target)
      throws CommandFailure {
    return write(() -> SteadyTraces.steps(rates, millis(every), millis(target.duration)), target);
  }

  @Command(
      name = "sine",
      description = "A rate that swings between two.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example:",
        "  testbed traces generate sine --low 1mbit --high 5mbit --wave 30s --duration 2m"
      })
  int sine(
      @Option(
              names = "--low",
              paramLabel = "RATE",
              required = true,
              converter = RateConverter.class,
              description = "the lowest rate")
          DataRate low,
      @Option(
              names = "--high",
              paramLabel = "RATE",
              required = true,
              converter = RateConverter.class,
              description = "the highest rate")
          DataRate high,
      @Option(
              names = "--wave",
              paramLabel = "TIME",
              required = true,
              converter = Span.Converter.class,
              description = "from one highest rate to the next")
          Span wave,
      @Mixin Target target)
      throws CommandFailure {
    return write(() -> SteadyTraces.sine(low, high, millis(wave), millis(target.duration)), target);
  }

  @Command(
      name = "model",
      description = "From the model of a recording of the list.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Example:",
        "  testbed traces generate model att-lte --direction downlink --seed 7 --duration 5m"
      })
  int model(
      @Parameters(paramLabel = "NAME", description = "of the recording, see 'traces list'")
          String name,
      @Option(
              names = "--direction",
              paramLabel = "DIRECTION",
              required = true,
              converter = DirectionConverter.class,
              description = "uplink or downlink")
          Direction direction,
      @Option(
              names = "--seed",
              paramLabel = "N",
              required = true,
              description = "the same seed, the same trace")
          long seed,
      @Mixin Target target)
      throws CommandFailure {
    TraceStore store = TraceStore.offline(System.getenv());
    TraceModel model =
        store
            .catalogue()
            .find(name)
            .map((CatalogueEntry entry) -> entry.recording(direction).fileName())
            .flatMap(TraceModel::embedded)
            .orElseThrow(
                () ->
                    CommandFailure.badInput(
                        name
                            + ": there is no model of this name; "
                            + store.catalogue().hint(name)
                            + "the names are "
                            + store.catalogue().names()));
    return write(() -> model.generate(seed, millis(target.duration)), target);
  }

  private int write(Supplier<Trace> maker, Target target) throws CommandFailure {
    Trace trace;
    try {
      trace = maker.get();
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput("no trace: " + e.getMessage());
    }
    if (target.file == null) {
      PrintWriter out = spec.commandLine().getOut();
      out.print(trace.toText());
      out.flush();
      return ExitStatus.OK;
    }
    try (OutputFile file = OutputFile.at(target.file)) {
      try (OutputStream out = Files.newOutputStream(file.path())) {
        trace.writeTo(out);
      }
      file.complete();
    } catch (IOException e) {
      throw CommandFailure.ofFile(target.file + " cannot be written", e);
    }
    return ExitStatus.OK;
  }

  /** A day fits; a length of 0 is refused where it makes no trace. */
  private static int millis(Span span) {
    if (span.nanos() < 1_000_000) {
      throw new IllegalArgumentException("a length of time is shorter than a millisecond");
    }
    return (int) (span.nanos() / 1_000_000);
  }
}
