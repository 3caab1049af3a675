package testbed.harness.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import testbed.harness.CommandFailure;
import testbed.harness.option.Span;
import testbed.shell.emulator.EmulatorSpec;
import testbed.shell.emulator.LinkSpec;
import testbed.shell.emulator.ShellSpec;
import testbed.shell.link.QueueSyntax;
import testbed.shell.path.EffectSyntax;
import testbed.traces.Direction;

/** What a link is and does, as options that several commands have. */
final class LinkOptions {
  @Option(
      names = "--uplink",
      paramLabel = "TRACE",
      description = "trace from the command outwards: a name of 'traces list' or a file")
  String uplink;

  @Option(
      names = "--downlink",
      paramLabel = "TRACE",
      description = "trace towards the command: a name or a file")
  String downlink;

  @Option(
      names = "--queue",
      paramLabel = "SPEC",
      defaultValue = "infinite",
      description = "queue of both directions, e.g. droptail:packets=256 (default: infinite)")
  String queue;

  @Option(names = "--uplink-queue", paramLabel = "SPEC", description = "queue of the uplink alone")
  String uplinkQueue;

  @Option(
      names = "--downlink-queue",
      paramLabel = "SPEC",
      description = "queue of the downlink alone")
  String downlinkQueue;

  @Option(
      names = "--delay",
      paramLabel = "TIME",
      defaultValue = "0",
      converter = Span.Converter.class,
      description = "propagation delay, each way (default: none)")
  Span delay;

  @Option(
      names = "--offset",
      paramLabel = "TIME",
      defaultValue = "0",
      converter = Span.Converter.class,
      description = "where in the traces to begin")
  Span offset;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "packet log of both directions; compressed when the name ends with .gz")
  Path log;

  @Option(names = "--uplink-log", paramLabel = "FILE", description = "packet log of the uplink")
  Path uplinkLog;

  @Option(names = "--downlink-log", paramLabel = "FILE", description = "log of the downlink")
  Path downlinkLog;

  @Option(
      names = "--uplink-queue-args",
      paramLabel = "ARGS",
      description = "arguments of the uplink's queue, as mm-link takes them")
  String uplinkQueueArguments;

  @Option(
      names = "--downlink-queue-args",
      paramLabel = "ARGS",
      description = "arguments of the downlink's queue, as mm-link takes them")
  String downlinkQueueArguments;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description = {
        "a rate instead of traces, both directions: 12mbit, steps:12mbit@2s/0@500ms,"
            + " sine:mean=6mbit,amplitude=5mbit,period=10s"
      })
  String rate;

  @Option(
      names = "--uplink-effect",
      paramLabel = "SPEC",
      description = {
        "what happens on the uplink after the link, e.g. loss:0.01, ge:mean=0.05,burst=4,"
            + " jitter:uniform,min=5ms,max=30ms; may be repeated"
      })
  List<String> uplinkEffects = new ArrayList<>();

  @Option(
      names = "--downlink-effect",
      paramLabel = "SPEC",
      description = "what happens on the downlink before the link; may be repeated")
  List<String> downlinkEffects = new ArrayList<>();

  @Option(names = "--once", description = "end with the trace instead of repeating it")
  boolean once;

  @Option(
      names = "--start",
      paramLabel = "now|packet",
      defaultValue = "now",
      description = "when the traces begin: at once, or with the first packet (default: now)")
  Start start;

  @Option(
      names = "--meter",
      arity = "0..1",
      paramLabel = "always",
      fallbackValue = "on_terminal",
      description = {
        "draw rate, queue and delay in the last rows of the terminal;"
            + " '--meter=always' prints lines where there is no terminal"
      })
  ShellSpec.MeterUse meter = ShellSpec.MeterUse.NEVER;

  @Option(
      names = "--control",
      paramLabel = "PATH",
      description = "a Unix socket for 'link set' and 'link show', while this runs")
  Path control;

  /** When the traces begin. */
  enum Start {
    /** Before the command is started. */
    NOW,
    /** With the first packet of either direction. */
    PACKET
  }

  /** For picocli. */
  LinkOptions() {}

  /**
   * The link that was asked for.
   *
   * @param nested the shells in front of the command, or none
   * @param traces what turns names into files
   */
  ShellSpec spec(NestedShells nested, TraceFiles traces, ShellSpec.FarEnd far)
      throws IOException, CommandFailure, InterruptedException {
    String up = nested.uplink().trace() == null ? uplink : nested.uplink().trace();
    String down = nested.downlink().trace() == null ? downlink : nested.downlink().trace();
    LinkSpec toFar =
        link(traces.file(up, Direction.UPLINK), queue(uplinkQueue, uplinkQueueArguments))
            .withEffects(nested.uplink().before(), joined(uplinkEffects, nested.uplink().after()));
    LinkSpec toNear =
        link(traces.file(down, Direction.DOWNLINK), queue(downlinkQueue, downlinkQueueArguments))
            .withEffects(
                joined(nested.downlink().before(), downlinkEffects), nested.downlink().after());
    toFar = withFiles(toFar, traces, Direction.UPLINK);
    toNear = withFiles(toNear, traces, Direction.DOWNLINK);
    check(toFar);
    check(toNear);
    checkTogether(toFar, toNear);
    return new ShellSpec(
        new EmulatorSpec(toFar, toNear, log, control),
        uplinkLog,
        downlinkLog,
        start == Start.NOW ? ShellSpec.TimeZero.AT_ONCE : ShellSpec.TimeZero.FIRST_PACKET,
        far,
        meter);
  }

  private LinkSpec link(Path trace, String itsQueue) throws CommandFailure {
    if (trace != null && rate != null) {
      throw CommandFailure.badInput("give traces or --rate, not both");
    }
    LinkSpec spec =
        new LinkSpec(trace, itsQueue, delay.nanos(), offset.nanos())
            .ending(once ? LinkSpec.AtEnd.STOP : LinkSpec.AtEnd.REPEAT);
    return rate == null ? spec : spec.withRate(rate);
  }

  /** The same with the files of the traces that further links among its effects name. */
  private static LinkSpec withFiles(LinkSpec spec, TraceFiles traces, Direction direction)
      throws IOException, CommandFailure, InterruptedException {
    return spec.withEffects(
        filed(spec.before(), traces, direction), filed(spec.after(), traces, direction));
  }

  private static List<String> filed(List<String> effects, TraceFiles traces, Direction direction)
      throws IOException, CommandFailure, InterruptedException {
    List<String> filed = new ArrayList<>();
    for (String effect : effects) {
      filed.add(
          effect.startsWith(EffectSyntax.TRACE)
              ? EffectSyntax.TRACE
                  + traces.file(effect.substring(EffectSyntax.TRACE.length()), direction)
              : effect);
    }
    return filed;
  }

  private String queue(String own, String arguments) {
    String name = own == null ? queue : own;
    return arguments == null ? name : name + ":" + arguments;
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** Options that have nothing to act upon would be passed over in silence. */
  private void checkTogether(LinkSpec toFar, LinkSpec toNear) throws CommandFailure {
    boolean traced = toFar.traceFile() != null || toNear.traceFile() != null;
    if (!traced && (once || offset.nanos() > 0)) {
      throw CommandFailure.badInput(
          (once ? "--once" : "--offset") + " concerns traces, and there is none");
    }
    if (log != null && (uplinkLog != null || downlinkLog != null)) {
      throw CommandFailure.badInput(
          "--log holds both directions; give it alone, or --uplink-log and --downlink-log");
    }
    if (uplinkLog != null
        && downlinkLog != null
        && uplinkLog
            .toAbsolutePath()
            .normalize()
            .equals(downlinkLog.toAbsolutePath().normalize())) {
      throw CommandFailure.badInput(
          "--uplink-log and --downlink-log are one file; for both directions in one give --log");
    }
  }

  /** What is wrong with the input is said here, before a process is started. */
  private static void check(LinkSpec spec) throws CommandFailure {
    try {
      QueueSyntax.parse(spec.queue());
      EffectSyntax.parseAll(spec.before());
      EffectSyntax.parseAll(spec.after());
      if (spec.rate() != null) {
        EffectSyntax.parseRate(spec.rate());
      }
    } catch (IOException | IllegalArgumentException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
  }
}
