package testbed.harness.answers;

import java.io.IOException;
import java.io.PrintWriter;
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
import testbed.harness.OutputFile;
import testbed.harness.Version;
import testbed.reports.gate.Baseline;
import testbed.reports.gate.IncomparableException;
import testbed.reports.gate.ScenarioRuns;

/** {@code testbed gate save}: keeps the numbers of runs as a baseline. */
@Command(
    name = "save",
    description = "Keep the numbers of these runs as the baseline of later gates.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  testbed gate save runs/main-* --out baseline.json"})
public final class GateSaveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", arity = "1..*", description = "Run directories.")
  private List<Path> runs;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The baseline.")
  private Path out;

  /** For picocli. */
  public GateSaveCommand() {}

  @Override
  public Integer call() throws CommandFailure {
    try (OutputFile file = OutputFile.at(out)) {
      List<ScenarioRuns> scenarios = Baseline.scenarios(Runs.load(runs));
      Baseline.of(scenarios, "testbed " + Version.number() + " " + Version.commit())
          .write(file.path());
      file.complete();
      PrintWriter results = spec.commandLine().getOut();
      for (ScenarioRuns s : scenarios) {
        results.println(s.name() + ": " + s.runs().size() + " runs, " + s.invalid() + " invalid");
      }
      results.flush();
      return ExitStatus.OK;
    } catch (IncomparableException e) {
      throw CommandFailure.invalid(e.getMessage());
    } catch (IOException e) {
      throw CommandFailure.ofFile("the baseline cannot be written", e);
    }
  }
}
