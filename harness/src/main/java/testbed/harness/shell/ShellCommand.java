package testbed.harness.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import testbed.harness.CommandFailure;
import testbed.harness.option.Span;
import testbed.shell.emulator.EmulatorSpec;
import testbed.shell.emulator.LinkSpec;
import testbed.shell.emulator.TerminalShell;
import testbed.shell.link.QueueSyntax;
import testbed.traces.Direction;

/** Runs a command, or a shell, in a namespace whose only way out is an emulated link. */
@Command(
    name = "shell",
    description = {
      "Run a command, or a shell, in a network namespace whose only way out is an emulated link.",
      "At the other end of the link is 100.64.0.2, a second namespace."
    },
    mixinStandardHelpOptions = true)
public final class ShellCommand implements Callable<Integer> {
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

  @Parameters(paramLabel = "COMMAND", description = "the command (default: your shell)")
  List<String> command = new ArrayList<>();

  /** For picocli. */
  public ShellCommand() {}

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    try (TraceFiles traces = new TraceFiles()) {
      EmulatorSpec spec =
          new EmulatorSpec(
              link(traces.file(uplink, Direction.UPLINK), uplinkQueue),
              link(traces.file(downlink, Direction.DOWNLINK), downlinkQueue),
              log);
      return TerminalShell.run(spec, command.isEmpty() ? usersShell() : command);
    } catch (IOException e) {
      throw CommandFailure.environment(e.getMessage());
    }
  }

  private LinkSpec link(Path trace, String ownQueue) throws CommandFailure {
    String text = ownQueue == null ? queue : ownQueue;
    try {
      QueueSyntax.parse(text);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
    return new LinkSpec(trace, text, delay.nanos(), offset.nanos());
  }

  private static List<String> usersShell() {
    String shell = System.getenv("SHELL");
    return List.of(shell == null || shell.isBlank() ? "/bin/sh" : shell);
  }
}
