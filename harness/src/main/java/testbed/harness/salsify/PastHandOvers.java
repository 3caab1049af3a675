package testbed.harness.salsify;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.result.FrameResult;
import testbed.analyzer.result.FramesCsv;
import testbed.harness.virtual.HandOvers;
import testbed.injector.Injection;
import testbed.injector.InjectionLog;
import testbed.injector.InjectionLogException;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunManifest;
import testbed.reports.model.UnreadableRunException;
import testbed.salsify.sender.Pacer;
import testbed.salsify.wire.DataPacket;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog;
import testbed.timebase.Time;
import tools.jackson.databind.JsonNode;

/**
 * How long the hand-overs took in a past real run, by laying what its programs wrote beside the
 * run's own files. All times are on the run's clock.
 */
final class PastHandOvers {
  /**
   * The log has whole milliseconds, and the link's schedule, too: where between does not matter.
   */
  private static final long MID_OF_MS = Time.MILLISECOND / 2;

  private static final byte[] ANY = new byte[0];

  private final List<Injection> injections;
  private final List<FrameResult> results;
  private final PacketLog packets;
  private final long delayNs;
  private final ProgramLog sender;
  private final ProgramLog receiver;
  private final long senderAheadNs;
  private final long receiverAheadNs;
  private final List<Injection> taken;

  /**
   * Reads the run's files.
   *
   * @throws IOException when one of them cannot be read
   */
  PastHandOvers(RunDirectory run, ProgramLog sender, ProgramLog receiver) throws IOException {
    try {
      RunManifest manifest = run.manifest();
      this.injections = InjectionLog.read(run.injectionsCsv());
      this.results = FramesCsv.read(run.framesCsv());
      this.packets = PacketLog.read(run.packetLog());
      this.delayNs = Math.round(manifest.settings().delayMs() * Time.MILLISECOND);
      this.sender = sender;
      this.receiver = receiver;
      this.senderAheadNs = sender.originNs() - manifest.originMonotonicNs();
      this.receiverAheadNs = receiver.originNs() - manifest.originMonotonicNs();
    } catch (UnreadableRunException | InjectionLogException e) {
      throw new IOException(e.getMessage(), e);
    }
    this.taken = injections.stream().filter(i -> i.outcome() == Injection.Outcome.TAKEN).toList();
  }

  /** Whether a run has what it takes: a real one whose programs noted the packets they received. */
  static boolean told(RunDirectory run, ProgramLog sender, ProgramLog receiver) {
    return !sender.arrivedNs().isEmpty()
        && !receiver.arrivedNs().isEmpty()
        && Files.exists(run.manifestJson())
        && Files.exists(run.injectionsCsv())
        && Files.exists(run.framesCsv())
        && Files.exists(run.packetLog());
  }

  /**
   * The camera's number of the picture that a line of the sender is about: the sender counts those
   * that it got.
   */
  private long picture(JsonNode line) {
    int got = line.path("picture").asInt();
    return got < taken.size() ? taken.get(got).frameId() : injections.size();
  }

  HandOvers read() {
    PacketLog.DirectionLog video = packets.first();
    List<LogLine> answers = packets.second().map(PacketLog.DirectionLog::lines).orElseGet(List::of);
    List<Long> received = ahead(receiver.arrivedNs(), receiverAheadNs);
    List<Long> heard = ahead(sender.arrivedNs(), senderAheadNs);
    return new HandOvers(
        camera(),
        new HandOvers.Way(
            Pairs.late(arrivals(video.lines()), due()),
            Pairs.late(received, departures(video.lines()))),
        new HandOvers.Way(
            Pairs.late(arrivals(answers), received), Pairs.late(heard, departures(answers))),
        screen());
  }

  private HandOvers.Camera camera() {
    Map<Long, Long> offeredNs = new HashMap<>();
    for (JsonNode line : sender.frames()) {
      offeredNs.putIfAbsent(picture(line), ProgramLog.ns(line, "offered_ns") + senderAheadNs);
    }
    List<Long> shown = new ArrayList<>();
    List<Long> offered = new ArrayList<>();
    for (Injection i : injections) {
      boolean left = i.outcome() == Injection.Outcome.TAKEN;
      shown.add(left ? Math.max(0, i.shownNs() - i.scheduledNs()) : Time.NEVER);
      Long atNs = left ? offeredNs.get(i.frameId()) : null;
      offered.add(atNs == null ? Time.NEVER : Math.max(0, atNs - i.scheduledNs()));
    }
    return new HandOvers.Camera(shown, offered);
  }

  /** When each packet was to be sent, by the pacer's rule, from the decision about its frame on. */
  private List<Long> due() {
    List<Long> due = new ArrayList<>();
    Pacer pacer = new Pacer((packet, atNs) -> due.add(atNs));
    for (JsonNode line : sender.frames()) {
      long atNs = ProgramLog.ns(line, "at_ns") + senderAheadNs;
      while (pacer.nextEventNs() < atNs) {
        pacer.advanceTo(pacer.nextEventNs());
      }
      if (ProgramLog.event(line).equals("sent")) {
        pacer.setGapNs(ProgramLog.ns(line, "packet_gap_ns"));
        int count = Math.ceilDiv(sentBytes(line), DataPacket.MAX_PAYLOAD);
        for (int i = 0; i < count; i++) {
          pacer.add(ANY);
        }
      }
      pacer.advanceTo(atNs);
    }
    while (pacer.nextEventNs() != Time.NEVER) {
      pacer.advanceTo(pacer.nextEventNs());
    }
    return due;
  }

  private static int sentBytes(JsonNode line) {
    JsonNode tried = line.path("quantizers");
    for (int i = 0; i < tried.size(); i++) {
      if (tried.path(i).asInt() == line.path("quantizer").asInt()) {
        return line.path("bytes").path(i).asInt();
      }
    }
    return 0;
  }

  private List<Long> screen() {
    Map<Integer, Long> pictures = new HashMap<>();
    for (JsonNode line : sender.frames()) {
      pictures.put(line.path("frame").asInt(), picture(line));
    }
    Map<Long, Long> seenNs = new HashMap<>();
    for (FrameResult result : results) {
      if (result.record() instanceof FrameRecord.Displayed displayed) {
        seenNs.put(displayed.frameId(), displayed.seenNs());
      }
    }
    List<Long> screen = new ArrayList<>();
    for (JsonNode line : receiver.frames()) {
      if (ProgramLog.event(line).equals("shown")) {
        Long seen = seenNs.get(pictures.getOrDefault(line.path("frame").asInt(), -1L));
        long shownNs = ProgramLog.ns(line, "at_ns") + receiverAheadNs;
        screen.add(seen == null ? Time.NEVER : Math.max(0, seen - shownNs));
      }
    }
    return screen;
  }

  private static List<Long> arrivals(List<LogLine> lines) {
    return lines.stream()
        .filter(LogLine.Arrival.class::isInstance)
        .map(line -> line.ms() * Time.MILLISECOND + MID_OF_MS)
        .toList();
  }

  private List<Long> departures(List<LogLine> lines) {
    return lines.stream()
        .filter(LogLine.Departure.class::isInstance)
        .map(line -> line.ms() * Time.MILLISECOND + delayNs)
        .toList();
  }

  private static List<Long> ahead(List<Long> timesNs, long aheadNs) {
    return timesNs.stream().map(at -> at + aheadNs).toList();
  }
}
