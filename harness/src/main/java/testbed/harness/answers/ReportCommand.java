package testbed.harness.answers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.reports.html.ComparisonReport;
import testbed.reports.html.RunReport;
import testbed.reports.model.RunData;

/** {@code testbed report}: charts, tables and pages from runs that are there. */
@Command(
    name = "report",
    description = {
      "Report on runs.",
      "One run: its own page and charts. Several: also a comparison, in --out."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  testbed report runs/ffmpeg-h264",
      "  testbed report runs/* --out comparison"
    })
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "RUN",
      arity = "1..*",
      description = "Run directories, or folders that hold some.")
  private List<Path> runs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report goes (one run: into the run; several: comparison).")
  private Path out;

  /** For picocli. */
  public ReportCommand() {}

  @Override
  public Integer call() throws CommandFailure {
    List<RunData> data = Runs.load(runs);
    PrintWriter results = spec.commandLine().getOut();
    try {
      if (data.size() == 1) {
        results.println(single(data.getFirst()));
      } else {
        for (RunData run : data) {
          if (!Files.exists(run.directory().reportHtml())) {
            RunReport.write(run, run.directory().reportHtml());
          }
        }
        results.println(ComparisonReport.write(data, out == null ? Path.of("comparison") : out));
      }
    } catch (IOException e) {
      throw CommandFailure.ofFile("the report cannot be written", e);
    }
    results.flush();
    return ExitStatus.OK;
  }

  private Path single(RunData run) throws IOException {
    Path file = out == null ? run.directory().reportHtml() : out.resolve("report.html");
    if (out != null) {
      Files.createDirectories(out);
    }
    RunReport.write(run, file);
    return file;
  }
}
