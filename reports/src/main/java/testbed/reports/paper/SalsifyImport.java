package testbed.reports.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import testbed.analyzer.RunMetrics;
import testbed.analyzer.match.Decibel;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.metric.MetricValue;
import testbed.analyzer.paper.PaperRun;
import testbed.analyzer.paper.PaperSsim;
import testbed.analyzer.quality.FrameQuality;
import testbed.analyzer.quality.SsimScore;
import testbed.analyzer.result.FrameResult;
import testbed.analyzer.result.FramesCsv;
import testbed.analyzer.result.ResultJson;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunManifest;
import testbed.reports.model.RunManifest.Link;
import testbed.reports.model.RunManifest.Outcome;
import testbed.reports.model.RunManifest.Settings;
import testbed.reports.model.RunManifest.Tool;
import testbed.reports.model.RunManifest.TraceUse;
import testbed.reports.model.RunManifest.Traces;
import testbed.reports.model.RunManifest.Validity;
import testbed.reports.model.RunManifest.Video;

/**
 * Makes run directories of the measurements published with the Salsify paper (NSDI 2018), so that
 * its systems can be shown beside others.
 *
 * @param label the system's name in charts
 * @param trace the network's name in charts
 * @param pipelineNs the rig's own delay, to be taken off every delay; 0 = none
 * @param tool the program that imports
 * @param commandLine what it was told
 */
public record SalsifyImport(
    String label, String trace, long pipelineNs, Tool tool, String commandLine) {
  /** The delay of the paper's rig, four frames of its camera, in nanoseconds. */
  public static final long PIPELINE_DELAY_NS = PaperRun.PIPELINE_DELAY_NS;

  /** The option under which a run says what was taken off. */
  public static final String SUBTRACTED = "subtracted_pipeline_delay_ms";

  private static final double NS_PER_SECOND = 1e9;
  private static final double FPS = 59.94;

  /**
   * Imports a per-frame {@code analysis.csv}, or a folder with {@code playback.csv} and {@code
   * capture.csv}, whose frames are then matched as ours are.
   *
   * @param source plain or compressed with gzip
   * @param out the run directory to be made
   */
  public RunDirectory run(Path source, Path out) throws IOException {
    PaperRun paper =
        Files.isDirectory(source) ? PaperRun.ofDirectory(source) : PaperRun.ofAnalysis(source);
    List<FrameResult> frames =
        FrameResult.of(paper.matching().frames(), quality(paper), pipelineNs);
    List<MetricValue> metrics = RunMetrics.of(frames, paper.matching().counts(), pipelineNs);
    RunDirectory run = RunDirectory.create(out);
    Map<String, String> provenance = provenance(source);
    FramesCsv.write(run.framesCsv(), provenance, frames);
    ResultJson.writeMetrics(run.metricsJson(), provenance, metrics);
    manifest(source, frames).write(run.manifestJson());
    return run;
  }

  private static Map<Long, FrameQuality> quality(PaperRun paper) {
    Map<Long, FrameQuality> quality = new HashMap<>();
    paper
        .ssim()
        .forEach(
            (id, db) -> quality.put(id, new FrameQuality(score(db), SsimScore.NONE, Double.NaN)));
    return quality;
  }

  private static SsimScore score(PaperSsim db) {
    return new SsimScore(
        Decibel.toSsim(db.yDb()),
        Decibel.toSsim(db.cbDb()),
        Decibel.toSsim(db.crDb()),
        Decibel.toSsim(db.totalDb()));
  }

  private Map<String, String> provenance(Path source) {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("command", commandLine);
    lines.put("imported from", String.valueOf(source.getFileName()));
    lines.put("origin", "published with Fouladi et al., Salsify, NSDI 2018");
    lines.put("ssim", "daala dump_ssim, luma, whole picture with its marks, 4:4:4");
    lines.put("pipeline delay subtracted", milliseconds() + " ms");
    return lines;
  }

  private String milliseconds() {
    return String.format(Locale.ROOT, "%.3f", pipelineNs / 1e6);
  }

  private RunManifest manifest(Path source, List<FrameResult> frames) {
    FrameRecord last = frames.getLast().record();
    double seconds = last.shownNs() / NS_PER_SECOND;
    Map<String, String> options = new LinkedHashMap<>();
    options.put("imported_from", String.valueOf(source.getFileName()));
    if (pipelineNs != 0) {
      options.put(SUBTRACTED, milliseconds());
    }
    Settings settings =
        new Settings(
            label,
            trace,
            Math.rint(seconds * 1000) / 1000,
            1280,
            720,
            FPS,
            "real",
            0,
            "downlink",
            "",
            0,
            "",
            "grid",
            "daala",
            1,
            options,
            0);
    TraceUse none = new TraceUse(trace, trace, "published", "", 0);
    return new RunManifest(
        RunManifest.FORMAT_VERSION,
        tool,
        commandLine,
        "",
        0,
        null,
        settings,
        new Traces(none, none),
        new Video("video3_720p60 (Salsify paper)", "", 0),
        null,
        Link.none(),
        Outcome.completed(),
        new Validity(true, List.of()),
        Map.of());
  }
}
