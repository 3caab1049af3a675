package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.analyzer.Analysis;
import testbed.analyzer.AnalysisInputs;
import testbed.analyzer.AnalysisSettings;
import testbed.analyzer.display.Spool;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.option.Size;
import testbed.injector.Injection;
import testbed.injector.InjectionLog;
import testbed.injector.InjectionLogException;
import testbed.injector.mark.MarkLayout;
import testbed.injector.source.PreparedSource;
import testbed.injector.source.SourceVideo;
import testbed.injector.source.SpoolCache;
import testbed.reports.model.Belonging;
import testbed.reports.model.RunData;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunManifest;
import testbed.reports.model.UnreadableRunException;

/** {@code testbed analyze}: the analysis of a run again, from what it captured. */
@Command(
    name = "analyze",
    description = "Analyse runs again; they must have been made with --keep-capture.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed analyze runs/20261122-120000-null-verizon-lte"})
public final class AnalyzeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", arity = "1..*", description = "run directories")
  private List<Path> runs;

  /** For picocli. */
  public AnalyzeCommand() {}

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    try (RunProgress progress = RunProgress.onStandardError()) {
      for (Path run : runs) {
        RunData data = analyse(run, progress);
        progress.endStage();
        RunSummary.print(spec.commandLine().getOut(), data);
      }
    } catch (UnreadableRunException | InjectionLogException e) {
      throw CommandFailure.badInput(e.getMessage());
    } catch (IOException e) {
      throw CommandFailure.ofFile("the analysis cannot be made", e);
    }
    return ExitStatus.OK;
  }

  private static RunData analyse(Path folder, RunProgress progress)
      throws CommandFailure,
          IOException,
          InterruptedException,
          InjectionLogException,
          UnreadableRunException {
    RunDirectory run = RunDirectory.open(folder);
    RunManifest manifest = run.manifest();
    if (!Files.isRegularFile(folder.resolve(AnalysisInputs.SPOOL))) {
      throw CommandFailure.badInput(
          folder + ": its captured pictures were not kept; make the run with --keep-capture");
    }
    Belonging.check(run.injectionsCsv(), InjectionLog.provenance(run.injectionsCsv()), manifest);
    refuseCut(folder.resolve(AnalysisInputs.SPOOL), manifest);
    List<Injection> injections = InjectionLog.read(run.injectionsCsv());
    int frames = injections.size();
    if (frames > manifest.settings().durationS() * manifest.settings().fps() + 1) {
      throw CommandFailure.badInput(
          run.injectionsCsv() + ": has " + frames + " frames, more than the run was long");
    }
    SourceVideo source = source(manifest);
    try (PreparedSource prepared =
        PreparedSource.prepare(
            source,
            frames,
            SpoolCache.ofUser(),
            done -> progress.at("preparing video", done, frames))) {
      AnalysisInputs inputs =
          new AnalysisInputs(
              folder,
              injections,
              prepared,
              MarkLayout.standard(source.width(), source.height()),
              AnalysisSettings.usual().withWarmup(manifest.settings().warmupS()),
              provenance(manifest));
      try (Filming filming = new Filming(progress)) {
        filming.start(inputs, Analysis.run(inputs, progress::at).frames());
        return filming.report(run);
      }
    }
  }

  /** A capture that lost pictures, or is of another run, would give figures of its own. */
  private static void refuseCut(Path spool, RunManifest manifest)
      throws CommandFailure, IOException {
    Double captured = manifest.watch().get(Validity.CAPTURED);
    if (captured == null) {
      return;
    }
    try (Spool pictures = Spool.open(spool)) {
      int there = pictures.pictures().size();
      if (there != captured.longValue()) {
        throw CommandFailure.badInput(
            "%s: holds %d pictures, but the run captured %d: it is %s; put the whole file back"
                .formatted(
                    spool,
                    there,
                    captured.longValue(),
                    there < captured ? "cut short" : "of another run"));
      }
    }
  }

  /** The very video of the run, or a failure: another one would give wrong figures. */
  private static SourceVideo source(RunManifest manifest) throws CommandFailure {
    RunManifest.Settings settings = manifest.settings();
    RunOptions options = new RunOptions();
    options.video = manifest.video().name();
    options.seed = manifest.video().seed();
    options.size = new Size(settings.width(), settings.height());
    options.fps = (int) Math.round(settings.fps());
    SourceVideo source = Sources.open(options);
    if (!source.sha256().equals(manifest.video().sha256())) {
      throw CommandFailure.invalid(
          "the video '" + source.name() + "' is not the one of the run any more: its hash differs");
    }
    return source;
  }

  private static Map<String, String> provenance(RunManifest manifest) {
    Map<String, String> lines = new LinkedHashMap<>();
    RunManifest.Tool tool = HostFacts.tool();
    lines.put("made by", "testbed " + tool.version() + " (commit " + tool.commit() + "), analyze");
    lines.put("run by", manifest.tool().version() + " (commit " + manifest.tool().commit() + ")");
    lines.put("command", manifest.commandLine());
    lines.put("started", manifest.startedUtc());
    lines.put("system", manifest.settings().system());
    lines.put("trace", manifest.settings().trace());
    lines.put("video", manifest.video().name());
    lines.put("video sha256", manifest.video().sha256());
    lines.put("seed", Long.toString(manifest.settings().seed()));
    return lines;
  }
}
