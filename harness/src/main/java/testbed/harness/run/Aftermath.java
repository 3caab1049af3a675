package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import testbed.analyzer.Analysis;
import testbed.analyzer.AnalysisInputs;
import testbed.analyzer.AnalysisResult;
import testbed.analyzer.AnalysisSettings;
import testbed.analyzer.match.Capture;
import testbed.analyzer.result.FrameResult;
import testbed.files.PlainText;
import testbed.harness.salsify.SenderStatistics;
import testbed.harness.system.SystemFailure;
import testbed.harness.webrtc.ProcessorLimit;
import testbed.harness.webrtc.ReceiverCounts;
import testbed.harness.webrtc.SkippedFrames;
import testbed.injector.InjectionLog;
import testbed.injector.source.SourceVideo;
import testbed.reports.model.RunData;
import testbed.reports.model.RunManifest;
import testbed.reports.model.UnreadableRunException;
import testbed.shell.emulator.EmulatorReport;
import testbed.shell.log.PacketLog;
import testbed.shell.log.PacketLog.DirectionLog;

/** What happens when the hot part is over: analysis, verdict, report. */
final class Aftermath {
  private final RunPlan plan;
  private final RunFolders folders;
  private final RunProgress progress;
  private final String startedUtc;

  Aftermath(RunPlan plan, RunFolders folders, RunProgress progress, String startedUtc) {
    this.plan = plan;
    this.folders = folders;
    this.progress = progress;
    this.startedUtc = startedUtc;
  }

  /** The manifest of a run that has no figures yet; what is on disk while it goes on. */
  RunManifest begun(String commandLine) {
    return manifest(
        commandLine,
        0,
        RunManifest.Link.none(),
        new RunManifest.Programs(List.of(), List.of(), Map.of()),
        new RunManifest.Outcome(
            RunManifest.OutcomeKind.INTERRUPTED, "running", "the run did not come to its end"),
        Map.of());
  }

  /** The manifest of a run that broke before its first frame. */
  RunManifest broken(String commandLine, SystemFailure failure) {
    return manifest(
        commandLine,
        0,
        RunManifest.Link.none(),
        new RunManifest.Programs(List.of(), List.of(), Map.of()),
        new RunManifest.Outcome(
            RunManifest.OutcomeKind.BROKEN, failure.stage(), failure.getMessage()),
        Map.of());
  }

  /** Writes everything that a played run leaves, and returns it. */
  RunData settle(String commandLine, Played played, SourceVideo prepared)
      throws IOException, InterruptedException, UnreadableRunException {
    Map<String, String> provenance = provenance(commandLine);
    InjectionLog.write(folders.run().injectionsCsv(), provenance, played.injections().injections());
    Map<String, Double> watch = new HashMap<>(played.watch());
    RunManifest.Outcome outcome = played.outcome();
    try (Filming filming = new Filming(progress)) {
      if (!played.injections().injections().isEmpty()) {
        AnalysisInputs inputs = inputs(played, prepared, provenance);
        AnalysisResult result = Analysis.run(inputs, progress::at);
        filming.start(inputs, result.frames());
        result.metrics().stream()
            .filter(metric -> metric.name().equals(Validity.MARKS_READ))
            .forEach(metric -> watch.put(Validity.MARKS_READ, metric.value()));
        Optional<DirectionLog> log = videosWay();
        watch.put(Validity.IMPOSSIBLE, (double) seenTooEarly(result.captures(), played, log));
        outcome = unlessFrozen(outcome, result.frames(), log);
      }
      watch.put(Validity.CAPTURED, (double) played.capture().pictures());
      watch.put(Validity.CAPTURE_DISCARDED, (double) played.capture().discarded());
      watch.put(Validity.CAPTURE_BLOCKED_MS, played.capture().longestBlockedNs() / 1e6);
      watch.put(Validity.CAPTURE_WAKE_MS, played.capture().latestWakeNs() / 1e6);
      watch.putAll(senderOfItself());
      watch.putAll(SkippedFrames.summary(folders.run().system()));
      watch.putAll(ProcessorLimit.summary(folders.run().system()));
      watch.putAll(ReceiverCounts.summary(folders.run().system()));
      RunManifest manifest =
          manifest(commandLine, played.originNs(), link(played), played.programs(), outcome, watch);
      manifest.write(folders.run().manifestJson());
      return filming.report(folders.run());
    }
  }

  /** What a Salsify sender says of itself; what a program writes cannot spoil the run. */
  private Map<String, Double> senderOfItself() {
    try {
      return SenderStatistics.summary(folders.programFiles());
    } catch (IOException e) {
      progress.say("left out what the sender says of itself: " + PlainText.of(e.getMessage()));
      return Map.of();
    }
  }

  /** What the link wrote down of the direction in which the video travels, if there is one. */
  private Optional<DirectionLog> videosWay() throws IOException {
    Path log = folders.run().packetLog();
    return plan.system().usesLink() && Files.exists(log)
        ? Optional.of(PacketLog.read(log).first())
        : Optional.empty();
  }

  private long seenTooEarly(List<Capture> captures, Played played, Optional<DirectionLog> log) {
    Causality way =
        log.map(of -> Causality.over(of, plan.link().delayNs())).orElseGet(Causality::withoutLink);
    return way.impossible(captures, played.injections().injections());
  }

  private static RunManifest.Outcome unlessFrozen(
      RunManifest.Outcome outcome, List<FrameResult> frames, Optional<DirectionLog> log) {
    if (outcome.kind() != RunManifest.OutcomeKind.COMPLETED) {
      return outcome;
    }
    return FrozenDisplay.in(frames, frames.getLast().record().shownNs(), log)
        .map(LivePart::broken)
        .orElse(outcome);
  }

  private AnalysisInputs inputs(
      Played played, SourceVideo prepared, Map<String, String> provenance) {
    return new AnalysisInputs(
        folders.run().root(),
        played.injections().injections(),
        prepared,
        plan.marks(),
        AnalysisSettings.usual().withWarmup(plan.options().warmup.seconds()),
        provenance);
  }

  private RunManifest.Link link(Played played) {
    if (!plan.system().usesLink()) {
      return RunManifest.Link.none();
    }
    if (played.link().isEmpty()) {
      return new RunManifest.Link(
          "",
          "",
          0,
          0,
          0,
          0,
          false,
          played.outcome().kind() == RunManifest.OutcomeKind.INTERRUPTED
              ? "not known: the user ended the run"
              : "the emulator ended before its time",
          played.addresses().sender(),
          played.addresses().receiver());
    }
    EmulatorReport report = played.link().get();
    EmulatorReport.Lateness late = report.lateness();
    return new RunManifest.Link(
        report.carrier(),
        report.realtime(),
        late.p50Us(),
        late.p95Us(),
        late.p99Us(),
        late.maxUs(),
        report.faithful(),
        report.why(),
        played.addresses().sender(),
        played.addresses().receiver());
  }

  private RunManifest manifest(
      String commandLine,
      long originNs,
      RunManifest.Link link,
      RunManifest.Programs programs,
      RunManifest.Outcome outcome,
      Map<String, Double> watch) {
    List<String> reasons = Validity.reasons(watch, link, outcome);
    return new RunManifest(
        RunManifest.FORMAT_VERSION,
        HostFacts.tool(),
        commandLine,
        startedUtc,
        originNs,
        HostFacts.host(),
        plan.settings(),
        plan.traces(),
        new RunManifest.Video(plan.source().name(), plan.source().sha256(), plan.options().seed),
        programs,
        link,
        outcome,
        new RunManifest.Validity(reasons.isEmpty(), reasons),
        watch);
  }

  private Map<String, String> provenance(String commandLine) {
    Map<String, String> lines = new LinkedHashMap<>();
    RunManifest.Tool tool = HostFacts.tool();
    lines.put("made by", "testbed " + tool.version() + " (commit " + tool.commit() + ")");
    if (plan.options().clock == RunOptions.ClockKind.REAL) {
      lines.put("command", commandLine);
      lines.put("started", startedUtc);
      lines.put("host", HostFacts.host().name() + ", " + HostFacts.host().cpu());
    } else {
      lines.put("clock", "virtual: the same on every machine");
    }
    lines.put("system", plan.system().name());
    lines.put("trace", plan.traceLabel());
    if (plan.system().usesLink()) {
      lines.put("trace sha256", plan.link().video().sha256());
    }
    lines.put("video", plan.source().name());
    lines.put("video sha256", plan.source().sha256());
    lines.put("seed", Long.toString(plan.options().seed));
    lines.put("time", "nanoseconds since the first tick of the camera");
    return lines;
  }

  /** Takes the captured pictures away, which are by far the largest part of a run. */
  void forgetPictures() throws IOException {
    Files.deleteIfExists(folders.spool());
  }
}
