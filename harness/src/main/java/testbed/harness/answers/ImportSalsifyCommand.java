package testbed.harness.answers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.analyzer.metric.MetricValue;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.harness.Version;
import testbed.harness.option.Span;
import testbed.reports.model.RunData;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest.Tool;
import testbed.reports.model.UnreadableRunException;
import testbed.reports.paper.SalsifyImport;

/** {@code testbed import salsify}: the measurements published with the Salsify paper. */
@Command(
    name = "salsify",
    description = {
      "Import what was published with the Salsify paper (NSDI 2018).",
      "A file *.analysis.csv[.gz] is taken as it is; a folder with playback.csv and capture.csv is"
          + " matched afresh by the matcher of our own runs."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example (66.733ms is the delay of the paper's rig):",
      "  testbed import salsify skype.analysis.csv.gz --label Skype --trace att-lte"
          + " --subtract-pipeline-delay 66.733ms --out paper/skype"
    })
public final class ImportSalsifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files or folders, one a run.")
  private List<Path> sources;

  @Option(names = "--label", required = true, paramLabel = "NAME", description = "The system.")
  private String label;

  @Option(names = "--trace", required = true, paramLabel = "NAME", description = "The network.")
  private String trace;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The run directory; with several files, the folder of run directories.")
  private Path out;

  @Option(
      names = "--subtract-pipeline-delay",
      paramLabel = "TIME",
      converter = Span.Converter.class,
      description = "A fixed delay of the rig to take off, for example 66.733ms; default: none.")
  private Span pipeline;

  /** For picocli. */
  public ImportSalsifyCommand() {}

  @Override
  public Integer call() throws CommandFailure {
    Tool tool = new Tool(Version.number(), Version.commit(), Runtime.version().toString());
    long pipelineNs = pipeline == null ? 0 : pipeline.nanos();
    String line =
        "testbed "
            + String.join(
                " ", spec.commandLine().getParent().getParent().getParseResult().originalArgs());
    SalsifyImport salsify = new SalsifyImport(label, trace, pipelineNs, tool, line);
    PrintWriter results = spec.commandLine().getOut();
    for (int i = 0; i < sources.size(); i++) {
      Path target = sources.size() == 1 ? out : out.resolve(String.valueOf(i + 1));
      RunData run = imported(salsify, sources.get(i), target);
      results.printf(
          Locale.ROOT,
          "%s  %s over %s  signal delay p95 %s, SSIM mean %s%n",
          target,
          label,
          trace,
          value(run, "signal_delay_p95_ms"),
          value(run, "ssim_daala_mean_db"));
    }
    results.flush();
    return ExitStatus.OK;
  }

  private static RunData imported(SalsifyImport salsify, Path source, Path target)
      throws CommandFailure {
    if (!Files.exists(source)) {
      throw CommandFailure.badInput(source + ": no such file");
    }
    if (Files.exists(target.resolve("run.json"))) {
      throw CommandFailure.badInput(target + " holds a run already; name another folder");
    }
    try {
      RunDirectory run = salsify.run(source, target);
      return RunLoader.load(run.root());
    } catch (IOException e) {
      throw CommandFailure.ofFile(source + " cannot be imported", e);
    } catch (UnreadableRunException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
  }

  private static String value(RunData run, String metric) {
    Optional<MetricValue> m = run.metric(metric);
    return m.map(v -> String.format(Locale.ROOT, "%.2f %s", v.value(), v.unit())).orElse("unknown");
  }
}
