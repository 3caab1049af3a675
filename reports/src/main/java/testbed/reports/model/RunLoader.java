package testbed.reports.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.match.Freeze;
import testbed.analyzer.match.Playback;
import testbed.analyzer.metric.MetricValue;
import testbed.analyzer.result.FrameResult;
import testbed.analyzer.result.FramesCsv;
import testbed.analyzer.result.ResultJson;
import testbed.shell.log.PacketLog;

/** Reads a run directory into what reports tell of it. What a run does not have is left out. */
public final class RunLoader {
  private static final double NS_PER_SECOND = 1e9;
  private static final double BIN_S = 0.5;
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

  private RunLoader() {}

  /**
   * Reads a run.
   *
   * @throws UnreadableRunException when it is none, or when a file in it is damaged
   */
  public static RunData load(Path root) throws UnreadableRunException {
    RunDirectory directory = RunDirectory.open(root);
    RunManifest manifest = directory.manifest();
    try {
      List<FrameResult> frames =
          Files.exists(directory.framesCsv()) ? frames(directory, manifest) : List.of();
      List<MetricValue> metrics =
          new ArrayList<>(
              Files.exists(directory.metricsJson()) ? metrics(directory, manifest) : List.of());
      List<RateBin> link = new ArrayList<>();
      List<Double> losses = new ArrayList<>();
      if (Files.exists(directory.packetLog())) {
        PacketLog log = PacketLog.read(directory.packetLog());
        LinkActivity activity = LinkActivity.of(log.first(), manifest.settings().durationS());
        link.addAll(activity.bins(BIN_S));
        losses.addAll(activity.isolatedLosses());
        addMissing(metrics, activity.metrics(manifest.settings().warmupS()));
      }
      List<FrameRow> rows = frames.stream().map(RunLoader::row).toList();
      return new RunData(
          directory,
          manifest,
          rows,
          freezes(frames),
          metrics,
          link,
          losses,
          evidence(directory, rows));
    } catch (IOException e) {
      throw new UnreadableRunException(root, e.getMessage());
    }
  }

  private static List<FrameResult> frames(RunDirectory directory, RunManifest manifest)
      throws IOException, UnreadableRunException {
    FramesCsv.Content read = FramesCsv.readAll(directory.framesCsv());
    Belonging.check(directory.framesCsv(), read.provenance(), manifest);
    return read.frames();
  }

  private static List<MetricValue> metrics(RunDirectory directory, RunManifest manifest)
      throws IOException, UnreadableRunException {
    ResultJson.Metrics read = ResultJson.readAllMetrics(directory.metricsJson());
    Belonging.check(directory.metricsJson(), read.provenance(), manifest);
    return read.metrics();
  }

  private static void addMissing(List<MetricValue> metrics, List<MetricValue> more) {
    for (MetricValue m : more) {
      if (metrics.stream().noneMatch(have -> have.name().equals(m.name()))) {
        metrics.add(m);
      }
    }
  }

  private static FrameRow row(FrameResult frame) {
    FrameRecord record = frame.record();
    return new FrameRow(
        record.frameId(),
        record.shownNs() / NS_PER_SECOND,
        record instanceof FrameRecord.Displayed d ? d.seenNs() / NS_PER_SECOND : Double.NaN,
        frame.delayMs(),
        frame.signalDelayMs(),
        frame.quality().map(q -> q.daala().y()).orElse(Double.NaN));
  }

  private static List<Freeze> freezes(List<FrameResult> frames) {
    List<FrameRecord.Displayed> displayed =
        frames.stream()
            .map(FrameResult::record)
            .filter(FrameRecord.Displayed.class::isInstance)
            .map(FrameRecord.Displayed.class::cast)
            .toList();
    return Playback.of(displayed).freezes();
  }

  private static List<EvidencePair> evidence(RunDirectory directory, List<FrameRow> rows)
      throws IOException {
    if (!Files.exists(directory.evidenceIndex())) {
      return List.of();
    }
    Map<Long, FrameRow> byId = new HashMap<>();
    rows.forEach(r -> byId.put(r.id(), r));
    List<EvidencePair> pairs = new ArrayList<>();
    for (var e : ResultJson.readEvidence(directory.evidenceIndex())) {
      Path sent = evidence(directory, e.sent());
      Path received = evidence(directory, e.received());
      FrameRow row = byId.get(e.frameId());
      if (row != null) {
        pairs.add(new EvidencePair(e.kind().replace('_', ' '), row, sent, received));
      }
    }
    return pairs;
  }

  /** A picture of the evidence; the run may be a stranger's, and its index name any file. */
  private static Path evidence(RunDirectory directory, String name) throws IOException {
    boolean plain = PLAIN_NAME.matcher(name).matches();
    if (!plain || Files.isSymbolicLink(directory.evidence().resolve(name))) {
      throw new IOException(
          directory.evidenceIndex() + ": '" + name + "' is no picture in its own folder");
    }
    return directory.evidence().resolve(name);
  }
}
