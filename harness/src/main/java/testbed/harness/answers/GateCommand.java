package testbed.harness.answers;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.reports.gate.AbsoluteLimit;
import testbed.reports.gate.Baseline;
import testbed.reports.gate.Gate;
import testbed.reports.gate.GateOutput;
import testbed.reports.gate.GatePolicy;
import testbed.reports.gate.GateResult;
import testbed.reports.gate.IncomparableException;
import testbed.reports.gate.MetricRule;
import testbed.reports.gate.ScenarioRuns;
import testbed.reports.model.UnreadableRunException;

/** {@code testbed gate}: are these runs worse than the baseline? */
@Command(
    name = "gate",
    description = {
      "Say whether runs are worse than a baseline: pass (0), fail (1) or cannot tell (5).",
      "The run over one trace is the unit: give at least 5 runs a side, better 10. Runs in virtual"
          + " time are compared number by number; one run of each suffices."
    },
    mixinStandardHelpOptions = true,
    subcommands = {GateSaveCommand.class},
    footer = {
      "",
      "Examples:",
      "  testbed gate save runs/main-* --out baseline.json",
      "  testbed gate --baseline baseline.json runs/new-* --junit gate.xml",
      "  testbed gate --max signal_delay_p95_ms=500 runs/new-*"
    })
public final class GateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", arity = "0..*", description = "The candidate's runs.")
  private List<Path> runs = List.of();

  @Option(names = "--baseline", paramLabel = "FILE", description = "Made by 'testbed gate save'.")
  private Path baseline;

  @Option(
      names = "--metric",
      paramLabel = "NAME[:TOLERANCE]",
      description = {
        "What is compared, and how much worse is still fine, as 10%% of the baseline's median or in"
            + " the metric's unit. Default: ${DEFAULT-VALUE}"
      },
      defaultValue = "signal_delay_p95_ms:10%,ssim_daala_mean_db:0.25",
      split = ",")
  private List<String> metrics;

  @Option(
      names = "--confidence",
      paramLabel = "PERCENT",
      defaultValue = "95",
      description = "Of all verdicts together. Default: ${DEFAULT-VALUE}")
  private double confidence;

  @Option(
      names = "--max-runs",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "Where the answer is open, make further runs of the candidate, up to so many in all, and ask"
            + " once more; what may go wrong is shared between the two looks. Default: none."
      })
  private int mostRuns;

  @Option(
      names = "--accept",
      paramLabel = "KEY",
      split = ",",
      description = "Compare although these differ, for example host_cpu or delay_ms.")
  private Set<String> accepted = Set.of();

  @Option(
      names = "--max",
      paramLabel = "NAME=NUMBER",
      description = "The median over the runs must not be more. Needs no baseline.")
  private List<String> greatest = List.of();

  @Option(
      names = "--min",
      paramLabel = "NAME=NUMBER",
      description = "The median over the runs must not be less. Needs no baseline.")
  private List<String> least = List.of();

  @Option(names = "--junit", paramLabel = "FILE", description = "Also write a JUnit file.")
  private Path junit;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Also append a Markdown summary. In GitHub Actions: the step's summary.")
  private Path markdown;

  @Option(names = "--json", description = "Print JSON instead of the table.")
  private boolean json;

  /** For picocli. */
  public GateCommand() {}

  @Override
  public Integer call() throws CommandFailure {
    if (runs.isEmpty()) {
      throw CommandFailure.badInput("name the candidate's runs");
    }
    if (mostRuns < 0 || mostRuns > 1000) {
      throw CommandFailure.badInput("--max-runs " + mostRuns + ": choose 0 to 1000");
    }
    GatePolicy policy = policy();
    GateResult result = judged(policy);
    if (result.outcome() == GateResult.Outcome.UNDECIDED && mostRuns > 0) {
      runs = FurtherRuns.upTo(mostRuns, Runs.load(runs), spec.commandLine().getErr());
      result = judged(policy);
    }
    PrintWriter results = spec.commandLine().getOut();
    results.print(json ? GateOutput.json(result) : GateOutput.terminal(result));
    results.flush();
    writeFiles(result);
    return switch (result.outcome()) {
      case PASSED -> ExitStatus.OK;
      case FAILED -> ExitStatus.GATE_FAILED;
      case UNDECIDED -> ExitStatus.INVALID;
    };
  }

  private GatePolicy policy() throws CommandFailure {
    try {
      List<MetricRule> rules = new ArrayList<>();
      if (baseline != null) {
        metrics.forEach(m -> rules.add(MetricRule.parse(m)));
      }
      List<AbsoluteLimit> limits = new ArrayList<>();
      greatest.forEach(t -> limits.add(AbsoluteLimit.parse(t, AbsoluteLimit.Side.AT_MOST)));
      least.forEach(t -> limits.add(AbsoluteLimit.parse(t, AbsoluteLimit.Side.AT_LEAST)));
      if (rules.isEmpty() && limits.isEmpty()) {
        throw CommandFailure.badInput("give --baseline FILE, or limits with --max and --min");
      }
      int looks = mostRuns > 0 ? 2 : 1;
      return new GatePolicy(rules, limits, 1 - confidence / 100, looks, accepted);
    } catch (IllegalArgumentException e) {
      throw CommandFailure.badInput(e.getMessage());
    }
  }

  private GateResult judged(GatePolicy policy) throws CommandFailure {
    try {
      List<ScenarioRuns> was = baseline == null ? List.of() : Baseline.read(baseline).scenarios();
      return Gate.judge(was, Baseline.scenarios(Runs.load(runs)), policy);
    } catch (UnreadableRunException e) {
      throw CommandFailure.badInput(e.getMessage());
    } catch (IncomparableException e) {
      throw CommandFailure.invalid(e.getMessage());
    }
  }

  private void writeFiles(GateResult result) throws CommandFailure {
    String summary = System.getenv("GITHUB_STEP_SUMMARY");
    Path page = markdown != null ? markdown : summary == null ? null : Path.of(summary);
    try {
      if (junit != null) {
        Files.writeString(junit, GateOutput.junit(result));
      }
      if (page != null) {
        Files.writeString(
            page,
            GateOutput.markdown(result),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw CommandFailure.ofFile("a result cannot be written", e);
    }
    if ("true".equals(System.getenv("GITHUB_ACTIONS"))) {
      GateOutput.annotations(result).forEach(spec.commandLine().getErr()::println);
    }
  }
}
