package testbed.analyzer;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import testbed.analyzer.display.SampleRange;
import testbed.analyzer.display.Spool;
import testbed.analyzer.match.Capture;
import testbed.analyzer.match.FrameMatcher;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.match.Handover;
import testbed.analyzer.match.Matching;
import testbed.analyzer.match.Reading;
import testbed.analyzer.match.SentFrame;
import testbed.analyzer.metric.MetricValue;
import testbed.analyzer.picture.MarkMask;
import testbed.analyzer.quality.FrameQuality;
import testbed.analyzer.quality.Psnr;
import testbed.analyzer.quality.Ssim;
import testbed.analyzer.quality.SsimVariant;
import testbed.analyzer.quality.Vif;
import testbed.analyzer.result.CapturesCsv;
import testbed.analyzer.result.EvidencePair;
import testbed.analyzer.result.FrameResult;
import testbed.analyzer.result.FramesCsv;
import testbed.analyzer.result.ResultJson;
import testbed.injector.Injection;
import testbed.injector.mark.MarkReading;
import testbed.injector.mark.Marks;
import testbed.video.Raster;

/**
 * Turns a capture into figures: reads the marks, matches frames, measures quality, computes
 * metrics, keeps evidence, and writes all of it into the run directory. Equal inputs give equal
 * bytes.
 */
public final class Analysis {
  /** Visual information fidelity costs nearly as much as all else together, so it is sampled. */
  private static final int VIF_EVERY = 10;

  private final AnalysisInputs inputs;
  private final Progress progress;
  private final MarkedSource sent;
  private final Spool spool;

  private Analysis(AnalysisInputs inputs, Progress progress, Spool spool) {
    this.inputs = inputs;
    this.progress = progress;
    this.spool = spool;
    this.sent = new MarkedSource(inputs.source(), inputs.marks());
  }

  /**
   * Analyses a run.
   *
   * @throws IOException when the capture cannot be read or a result not be written; the message
   *     names the file
   */
  public static AnalysisResult run(AnalysisInputs inputs, Progress progress)
      throws IOException, InterruptedException {
    Path file = inputs.directory().resolve(AnalysisInputs.SPOOL);
    try (Spool spool = Spool.open(file)) {
      return new Analysis(inputs, progress, spool).run();
    } catch (NoSuchFileException e) {
      throw new IOException(
          file
              + ": the captured pictures are not there any more; only a run that keeps its capture"
              + " can be analysed again",
          e);
    }
  }

  private AnalysisResult run() throws IOException, InterruptedException {
    List<Capture> captures = readMarks();
    Matching matching = FrameMatcher.match(sentFrames(inputs.injections()), captures);
    Map<Long, FrameQuality> quality = measureQuality(matching.displayed());
    long pipelineNs = inputs.settings().pipelineDelayNs();
    List<FrameResult> frames = FrameResult.of(matching.frames(), quality, pipelineNs);
    List<MetricValue> metrics = RunMetrics.of(counted(frames), matching.counts(), pipelineNs);
    Map<String, String> provenance = provenance();
    Path directory = inputs.directory();
    CapturesCsv.write(directory.resolve(CapturesCsv.NAME), provenance, captures);
    FramesCsv.write(directory.resolve(FramesCsv.NAME), provenance, frames);
    ResultJson.writeMetrics(directory.resolve(ResultJson.METRICS), provenance, metrics);
    List<EvidencePair> evidence =
        new Evidence(sent, spool, inputs.settings()).choose(frames, directory);
    ResultJson.writeEvidence(directory.resolve(ResultJson.EVIDENCE), provenance, evidence);
    return new AnalysisResult(captures, matching, frames, metrics, evidence, remarks());
  }

  /** The frames that metrics are about. */
  private List<FrameResult> counted(List<FrameResult> frames) {
    long from = inputs.settings().warmupNs();
    return from == 0
        ? frames
        : frames.stream().filter(frame -> frame.record().shownNs() >= from).toList();
  }

  /** The frames of an injection; a frame that the camera lost counts from when it was due. */
  static List<SentFrame> sentFrames(List<Injection> injections) {
    return injections.stream()
        .map(
            i ->
                switch (i.outcome()) {
                  case TAKEN ->
                      new SentFrame(i.frameId(), i.frameId(), i.shownNs(), Handover.TAKEN);
                  case LOST ->
                      new SentFrame(i.frameId(), i.frameId(), i.scheduledNs(), Handover.LOST);
                })
        .toList();
  }

  private List<Capture> readMarks() throws IOException, InterruptedException {
    List<Spool.Picture> pictures = spool.pictures();
    Capture[] captures = new Capture[pictures.size()];
    ParallelPass.run(
        "reading marks",
        captures.length,
        inputs.settings().workers(),
        () -> {
          Shown shown = new Shown(spool);
          Marks marks = new Marks(inputs.marks());
          return unit -> {
            Spool.Picture picture = pictures.get(unit);
            MarkReading reading =
                marks.readScaled(shown.planar(picture), picture.width(), picture.height());
            captures[unit] = new Capture(picture.index(), picture.seenNs(), reading(reading));
          };
        },
        progress);
    return Arrays.asList(captures);
  }

  private static Reading reading(MarkReading reading) {
    return switch (reading) {
      case MarkReading.FrameSeen seen -> new Reading.Seen(seen.frameId());
      case MarkReading.Torn torn -> new Reading.Torn();
      case MarkReading.Unreadable unreadable -> new Reading.Unreadable();
    };
  }

  private Map<Long, FrameQuality> measureQuality(List<FrameRecord.Displayed> displayed)
      throws IOException, InterruptedException {
    FrameQuality[] quality = new FrameQuality[displayed.size()];
    ParallelPass.run(
        "comparing pictures",
        quality.length,
        inputs.settings().workers(),
        () -> {
          Shown shown = new Shown(spool);
          Ssim daala = SsimVariant.DAALA.calculator();
          Ssim ffmpeg = SsimVariant.FFMPEG.calculator();
          return unit -> {
            FrameRecord.Displayed frame = displayed.get(unit);
            Spool.Picture picture = spool.pictures().get((int) frame.captureIndex());
            Raster a = region(sent.picture(frame.frameId()));
            Raster b = region(shown.picture(picture, sent.width(), sent.height()));
            quality[unit] =
                new FrameQuality(
                    daala.of(a, b),
                    ffmpeg.of(a, b),
                    Psnr.meanSquaredError(a.y(), b.y()),
                    unit % VIF_EVERY == 0 ? Vif.of(a.y(), b.y()) : Double.NaN);
          };
        },
        progress);
    Map<Long, FrameQuality> byFrame = new HashMap<>();
    for (int i = 0; i < quality.length; i++) {
      byFrame.put(displayed.get(i).frameId(), quality[i]);
    }
    return byFrame;
  }

  private Raster region(Raster picture) {
    return switch (inputs.settings().region()) {
      case WHOLE -> picture;
      case MASKED -> MarkMask.apply(inputs.marks(), picture);
    };
  }

  private Map<String, String> provenance() {
    Map<String, String> all = new LinkedHashMap<>(inputs.provenance());
    all.put("ssim", "ssim_y_db is the variant daala; ssim_ffmpeg_* the variant ffmpeg");
    all.put("ssim region", inputs.settings().region().name().toLowerCase(Locale.ROOT));
    all.put(
        "pipeline delay subtracted",
        String.format(Locale.ROOT, "%.3f ms", inputs.settings().pipelineDelayNs() / 1e6));
    if (inputs.settings().warmupNs() > 0) {
      all.put(
          "warm-up left out of metrics",
          String.format(Locale.ROOT, "%.3f s", inputs.settings().warmupNs() / 1e9));
    }
    List<String> remarks = remarks();
    for (int i = 0; i < remarks.size(); i++) {
      all.put("remark " + (i + 1), remarks.get(i));
    }
    return Collections.unmodifiableMap(all);
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    long scaled =
        spool.pictures().stream()
            .filter(p -> p.width() != sent.width() || p.height() != sent.height())
            .count();
    if (scaled > 0) {
      remarks.add(
          "%d of %d captured pictures were not of the sent size %dx%d and were scaled to it (bilinear) before they were compared"
              .formatted(scaled, spool.pictures().size(), sent.width(), sent.height()));
    }
    long full = spool.pictures().stream().filter(p -> p.range() == SampleRange.FULL).count();
    if (full > 0) {
      remarks.add(
          "%d of %d captured pictures had full-range samples and were converted to limited range before they were compared"
              .formatted(full, spool.pictures().size()));
    }
    return remarks;
  }
}
