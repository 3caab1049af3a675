package testbed.shell.emulator;

import java.io.IOException;
import java.util.List;
import testbed.shell.link.Effect;
import testbed.shell.link.LinkObserver;
import testbed.shell.log.LogHeader;
import testbed.shell.log.LogThread;
import testbed.shell.log.PacketLogWriter;
import testbed.shell.tun.Emulation;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;
import testbed.shell.tun.LiveCounts;
import testbed.shell.tun.Surroundings;

/** One emulation with its log, inside the emulator's process. */
final class Emulator {
  private final LogThread log;
  private final Emulation emulation;
  private final List<LiveLink> links;
  private final ControlSocket control;

  private Emulator(LogThread log, Emulation emulation, EmulatorSpec spec) throws IOException {
    this.log = log;
    this.emulation = emulation;
    this.links =
        List.of(
            new LiveLink(End.SENDER, spec.toReceiver(), emulation),
            new LiveLink(End.RECEIVER, spec.toSender(), emulation));
    this.control = spec.control() == null ? null : ControlSocket.open(spec.control(), links);
  }

  /** Between two namespaces; {@code commandLine} is what the logs name as their origin. */
  static Emulator open(EmulatorSpec spec, String commandLine) throws IOException {
    return open(ShellSpec.of(spec), commandLine);
  }

  /** As a shell asks for it; {@code commandLine} is what the logs name as their origin. */
  static Emulator open(ShellSpec spec, String commandLine) throws IOException {
    return open(
        spec, commandLine, (there, back) -> Emulation.open(surroundings(spec.far()), there, back));
  }

  /** Makes the emulation of two directions. */
  private interface Opening {
    Emulation open(Emulation.Direction there, Emulation.Direction back) throws IOException;
  }

  /** With its log, of which nothing is left when the rest cannot be made. */
  private static Emulator open(ShellSpec spec, String commandLine, Opening opening)
      throws IOException {
    EmulatorSpec link = spec.link();
    LogThread log = log(spec, commandLine);
    try {
      Emulation emulation =
          opening.open(
              new Emulation.Direction(effect(link, link.toReceiver()), tap(log, 0)),
              new Emulation.Direction(effect(link, link.toSender()), tap(log, 1)));
      return new Emulator(log, emulation, link);
    } catch (IOException | IllegalArgumentException e) {
      if (log != null) {
        log.discard();
      }
      throw e;
    }
  }

  /** A link that nobody can change is without the parts that only changes need. */
  private static Effect effect(EmulatorSpec spec, LinkSpec link) throws IOException {
    return spec.control() == null ? LinkEffect.of(link) : LinkEffect.adjustable(link);
  }

  /** Between two interfaces of the machine. */
  static Emulator bridge(ShellSpec spec, String commandLine, String near, String far)
      throws IOException {
    return open(
        spec,
        commandLine,
        (there, back) -> Emulation.bridge(new Emulation.Bridged(near, far), there, back));
  }

  private static Surroundings surroundings(ShellSpec.FarEnd far) {
    return switch (far) {
      case NAMESPACE -> Surroundings.TWO_NAMESPACES;
      case HOST -> Surroundings.HOST;
      case INTERNET -> Surroundings.INTERNET;
    };
  }

  private static LogThread log(ShellSpec spec, String commandLine) throws IOException {
    LogHeader first = LinkEffect.header(spec.link().toReceiver(), "Uplink", commandLine);
    LogHeader second = LinkEffect.header(spec.link().toSender(), "Downlink", commandLine);
    if (spec.link().packetLog() != null) {
      return LogThread.both(spec.link().packetLog(), first, second);
    }
    return spec.uplinkLog() == null && spec.downlinkLog() == null
        ? null
        : LogThread.each(spec.uplinkLog(), first, spec.downlinkLog(), second);
  }

  private static LinkObserver tap(LogThread log, int direction) {
    return log == null ? LinkObserver.NONE : log.tap(direction);
  }

  Process start(End end, EndProgram program) throws IOException {
    return emulation.start(end, program);
  }

  /** What a direction has done up to now; thread-safe. */
  LiveCounts counts(End from) {
    return emulation.counts(from);
  }

  void startAt(long originMonotonicNs) {
    emulation.startAt(originMonotonicNs);
  }

  void startAtFirstPacket() {
    emulation.startAtFirstPacket();
  }

  /** Stops the link, ends the log and says how it went. */
  EmulatorReport finish() throws IOException, InterruptedException {
    EmulatorReport report = ReportMessage.of(emulation.measure());
    endControl();
    emulation.stop();
    if (log != null) {
      log.finish(writer -> trailer(writer, report));
    }
    return report;
  }

  /** Removes the control socket. */
  void endControl() throws IOException {
    if (control != null) {
      control.close();
    }
  }

  private static void trailer(PacketLogWriter writer, EmulatorReport report) {
    EmulatorReport.Lateness late = report.lateness();
    writer.comment(
        "lateness us: count "
            + late.count()
            + " p50 "
            + late.p50Us()
            + " p95 "
            + late.p95Us()
            + " p99 "
            + late.p99Us()
            + " max "
            + late.maxUs());
    writer.comment("lateness histogram: " + report.histogram());
    writer.comment("carrier: " + report.carrier() + ", " + report.realtime());
    writer.comment("faithful: " + (report.faithful() ? "yes" : "no, " + report.why()));
  }
}
