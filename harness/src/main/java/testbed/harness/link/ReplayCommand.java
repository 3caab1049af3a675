package testbed.harness.link;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.OutputFile;
import testbed.harness.option.Span;
import testbed.shell.link.Effect;
import testbed.shell.link.QueueDiscipline;
import testbed.shell.link.QueueSyntax;
import testbed.shell.link.TraceRate;
import testbed.shell.log.LogHeader;
import testbed.shell.log.LogReplay;
import testbed.shell.log.PacketLog.DirectionLog;
import testbed.shell.log.PacketLogWriter;
import testbed.shell.path.EffectSyntax;
import testbed.traces.Direction;
import testbed.traces.FetchProgress;
import testbed.traces.ResolvedTrace;
import testbed.traces.TraceException;
import testbed.traces.TraceStore;

/** {@code testbed link replay}. */
@Command(
    name = "replay",
    description = {
      "Feed the arrivals of a packet log through a link, in virtual time.",
      "With the trace and queue of the log, its departures and drops come out again."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  testbed link replay --trace att.up --arrivals up.log --log other.log"
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin private LogFile logs;

  @Option(
      names = "--trace",
      required = true,
      paramLabel = "NAME|FILE",
      description = "a name of 'traces list' (its uplink) or a trace file")
  private String trace;

  @Option(
      names = "--queue",
      paramLabel = "SPEC",
      defaultValue = "infinite",
      description = "for example droptail:packets=50 (default: infinite)")
  private String queue;

  @Option(
      names = "--arrivals",
      required = true,
      paramLabel = "LOG",
      description = "the packet log whose arrivals are fed")
  private Path arrivals;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "where the new log goes (default: standard output)")
  private Path out;

  @Option(
      names = "--offset",
      paramLabel = "TIME",
      defaultValue = "0",
      converter = Span.Converter.class,
      description = "where in the trace to begin")
  private Span offset;

  @Option(names = "--once", description = "do not repeat the trace")
  private boolean once;

  @Option(
      names = "--effect",
      paramLabel = "SPEC",
      description = "what happens after the link, e.g. loss:0.01 or delay:20ms; may be repeated")
  private List<String> effects = new ArrayList<>();

  @Override
  public Integer call() throws CommandFailure, IOException, InterruptedException {
    DirectionLog log = logs.read(arrivals);
    if (out != null && isArrivals(out)) {
      throw CommandFailure.badInput(
          "--log " + out + " would replace the log whose arrivals are fed");
    }
    try {
      LogReplay.requireReplayable(log);
      QueueDiscipline discipline = QueueSyntax.parse(queue);
      Effect link = rate(discipline).then(EffectSyntax.parseAll(effects));
      write(log, link, discipline);
      return ExitStatus.OK;
    } catch (IllegalArgumentException | TraceException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
  }

  private boolean isArrivals(Path file) {
    try {
      return Files.isSameFile(file, arrivals);
    } catch (IOException e) {
      return false; // it does not exist yet, or will be refused when it is opened
    }
  }

  private Effect rate(QueueDiscipline discipline) throws TraceException, InterruptedException {
    ResolvedTrace resolved =
        TraceStore.ofEnvironment(FetchProgress.NONE).resolve(trace, Direction.UPLINK);
    return once
        ? TraceRate.once(resolved.trace(), offset.nanos(), discipline)
        : TraceRate.repeating(resolved.trace(), offset.nanos(), discipline);
  }

  private void write(DirectionLog log, Effect link, QueueDiscipline discipline) throws IOException {
    try (OutputFile file = OutputFile.at(out)) {
      write(log, link, discipline, file.path());
      file.complete();
    }
  }

  private void write(DirectionLog log, Effect link, QueueDiscipline discipline, Path part)
      throws IOException {
    try (OutputStream stream = new BufferedOutputStream(open(part))) {
      PacketLogWriter writer = PacketLogWriter.of(stream);
      String arguments = discipline.arguments();
      writer.header(
          new LogHeader(
              "Uplink",
              trace,
              "testbed link replay --trace " + trace + " --queue " + queue + " " + arrivals,
              arguments.isEmpty() ? discipline.name() : discipline.name() + " [" + arguments + "]",
              log.initEpochMs(),
              log.baseMs(),
              List.of("arrivals of: " + arrivals)),
          out == null ? "standard output" : out.toString());
      LogReplay.replay(log, link, writer);
    }
  }

  private OutputStream open(Path part) throws IOException {
    if (part == null) {
      return System.out;
    }
    OutputStream file = Files.newOutputStream(part);
    return out.toString().endsWith(".gz") ? new GZIPOutputStream(file) : file;
  }
}
