package testbed.shell.emulator;

import java.io.IOException;
import java.nio.file.Path;
import testbed.shell.link.LinkObserver;
import testbed.shell.log.LogThread;
import testbed.shell.log.PacketLogWriter;
import testbed.shell.tun.Emulation;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;

/** One emulation with its log, inside the emulator's process. */
final class Emulator {
  private final LogThread log;
  private final Emulation emulation;

  private Emulator(LogThread log, Emulation emulation) {
    this.log = log;
    this.emulation = emulation;
  }

  /** Opens it; {@code commandLine} is what the logs name as their origin. */
  static Emulator open(EmulatorSpec spec, String commandLine) throws IOException {
    LogThread log = log(spec, commandLine);
    return new Emulator(
        log,
        Emulation.open(
            new Emulation.Direction(LinkEffect.of(spec.toReceiver()), tap(log, 0)),
            new Emulation.Direction(LinkEffect.of(spec.toSender()), tap(log, 1))));
  }

  private static LogThread log(EmulatorSpec spec, String commandLine) throws IOException {
    Path file = spec.packetLog();
    return file == null
        ? null
        : LogThread.both(
            file,
            LinkEffect.header(spec.toReceiver(), "Uplink", commandLine),
            LinkEffect.header(spec.toSender(), "Downlink", commandLine));
  }

  private static LinkObserver tap(LogThread log, int direction) {
    return log == null ? LinkObserver.NONE : log.tap(direction);
  }

  Process start(End end, EndProgram program) throws IOException {
    return emulation.start(end, program);
  }

  void startAt(long originMonotonicNs) {
    emulation.startAt(originMonotonicNs);
  }

  /** Stops the link, ends the log and says how it went. */
  EmulatorReport finish() throws IOException, InterruptedException {
    EmulatorReport report = ReportMessage.of(emulation.measure());
    emulation.stop();
    if (log != null) {
      log.finish(writer -> trailer(writer, report));
    }
    return report;
  }

  private void trailer(PacketLogWriter writer, EmulatorReport report) {
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
    writer.comment("carrier: " + report.carrier() + ", " + report.realtime());
    writer.comment("faithful: " + (report.faithful() ? "yes" : "no, " + report.why()));
  }
}
