package testbed.shell.emulator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;
import testbed.shell.tun.SignalTrap;
import testbed.shell.tun.TerminalWindow;
import testbed.timebase.Time;
import testbed.traces.Trace;
import testbed.traces.TraceException;

/** Runs one command on this process's terminal, behind the link. */
final class TerminalRun {
  private static final int CANNOT = 3;

  private TerminalRun() {}

  /**
   * Runs it.
   *
   * @param words the specification as a message, then the command
   * @return the command's exit code; 0 when the trace came to its end first; 3 when the link cannot
   *     be set up
   */
  static int run(List<String> words) throws InterruptedException {
    try {
      Message message = Message.parse(words.getFirst());
      ShellSpec spec = SpecMessage.readShell(message);
      if (message.has("bridge")) {
        return bridge(message, spec);
      }
      Emulator emulator = Emulator.open(spec, message.text("command"));
      begin(emulator, spec);
      int status = runCommand(emulator, spec, words.subList(1, words.size()));
      finish(emulator);
      return status;
    } catch (IOException | IllegalArgumentException e) {
      System.err.println("testbed: " + e.getMessage());
      return CANNOT;
    }
  }

  private static void begin(Emulator emulator, ShellSpec spec) {
    if (spec.zero() == ShellSpec.TimeZero.FIRST_PACKET) {
      emulator.startAtFirstPacket();
    } else {
      emulator.startAt(System.nanoTime());
    }
  }

  private static void finish(Emulator emulator) throws IOException, InterruptedException {
    EmulatorReport report = emulator.finish();
    if (!report.faithful()) {
      System.err.println("testbed: the link was not faithful: " + report.why());
    }
  }

  private static int bridge(Message message, ShellSpec spec)
      throws IOException, InterruptedException {
    List<String> devices = message.list("bridge");
    CountDownLatch asked = new CountDownLatch(1);
    for (String ending : List.of("INT", "TERM", "HUP")) {
      SignalTrap.set(ending, asked::countDown);
    }
    Emulator emulator =
        Emulator.bridge(spec, message.text("command"), devices.get(0), devices.get(1));
    begin(emulator, spec);
    Meter meter = draws(spec.meter()) ? Meter.start(System.err, emulator::counts) : null;
    System.err.println(
        "testbed: " + devices.get(0) + " and " + devices.get(1) + " are joined; Ctrl-C ends it");
    asked.await();
    if (meter != null) {
      meter.close();
    }
    finish(emulator);
    return 0;
  }

  private static int runCommand(Emulator emulator, ShellSpec spec, List<String> command)
      throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of("MAHIMAHI_BASE", End.RECEIVER.address(), "MAHIMAHI_SHELL_PREFIX", "[link] ");
    EndProgram program =
        new EndProgram(command, environment, Path.of("").toAbsolutePath(), null, null);
    long endNs = Math.min(endNs(spec.link().toReceiver()), endNs(spec.link().toSender()));
    Meter meter = draws(spec.meter()) ? Meter.start(System.err, emulator::counts) : null;
    try {
      // An interrupt from the terminal is for the command, which gets it too.
      SignalTrap.set("INT", () -> {});
      Process process = emulator.start(End.SENDER, program);
      passOn(process);
      if (process.waitFor(endNs, TimeUnit.NANOSECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly().waitFor();
      return 0;
    } finally {
      if (meter != null) {
        meter.close();
      }
    }
  }

  private static boolean draws(ShellSpec.MeterUse meter) {
    return switch (meter) {
      case NEVER -> false;
      case ON_TERMINAL -> TerminalWindow.ofStandardError().isPresent();
      case ALWAYS -> true;
    };
  }

  /**
   * until the command has ended, and then completes its logs. Who asks this process to end, ends
   * the command.
   */
  private static void passOn(Process process) {
    for (String ending : List.of("TERM", "HUP")) {
      SignalTrap.set(ending, () -> stop(process));
    }
  }

  private static void stop(Process process) {
    try {
      ProgramStop.stop(process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** When the trace ends; never for one that repeats. */
  private static long endNs(LinkSpec link) throws IOException {
    if (link.atEnd() == LinkSpec.AtEnd.REPEAT || link.traceFile() == null) {
      return Time.NEVER;
    }
    try {
      return Trace.read(link.traceFile()).periodMs() * Time.MILLISECOND - link.startOffsetNs();
    } catch (TraceException e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
