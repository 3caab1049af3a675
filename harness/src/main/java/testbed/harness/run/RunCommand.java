package testbed.harness.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.reports.model.RunData;
import testbed.reports.model.RunManifest;

/** {@code testbed run}. */
@Command(
    name = "run",
    description =
        "Send a marked video through a system over a link, and say how it looked and when.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  testbed run --system ffmpeg-h264 --trace verizon-lte --duration 30s",
      "  testbed run --system null --duration 10s",
      "  testbed run --system salsify --trace att-lte,tmobile-umts --repeat 3 --out results"
    })
public final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--system",
      paramLabel = "NAME|FILE",
      required = true,
      description = "the system under test, see 'systems list', or a description file")
  private String system;

  @Option(
      names = "--trace",
      paramLabel = "NAME|FILE",
      split = ",",
      defaultValue = "verizon-lte",
      description = "the link's trace, see 'traces list'; several, separated by commas")
  private List<String> traces;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "how often, with seeds counting up (default: once)")
  private int repeat;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where the results go (default: a new folder in runs)")
  private Path out;

  @Option(names = "--json", description = "print the run's manifest and metrics as JSON")
  private boolean json;

  @Mixin private RunOptions options;

  /** For picocli. */
  public RunCommand() {}

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    if (repeat < 1 || repeat > 1000) {
      throw CommandFailure.badInput("--repeat " + repeat + ": choose 1 to 1000");
    }
    int worst = ExitStatus.OK;
    try (RunProgress progress = RunProgress.onStandardError();
        RunInterruption interruption = new RunInterruption()) {
      RunPlanner planner = new RunPlanner(options, progress);
      List<RunPlan> plans = new ArrayList<>();
      Set<Path> folders = new HashSet<>();
      for (int n = 1; n <= repeat; n++) {
        for (String trace : traces) {
          Path folder = directory(trace, n);
          if (!folders.add(folder)) {
            throw CommandFailure.badInput(
                "--trace "
                    + trace
                    + ": two runs would go into "
                    + folder
                    + "; name each trace once, and give files other names");
          }
          plans.add(planner.plan(system, trace, n, folder));
        }
      }
      for (RunPlan plan : plans) {
        RunData run = execute(plan, progress);
        progress.endStage();
        print(run);
        if (interruption.happened()) {
          return ExitStatus.INTERRUPTED;
        }
        worst = Math.max(worst, status(run.manifest()));
      }
    }
    return worst;
  }

  /** Plays a run, where no folder was named in one that no other run takes at the same moment. */
  private RunData execute(RunPlan plan, RunProgress progress)
      throws CommandFailure, InterruptedException {
    if (out != null) {
      return new OneRun(plan, commandLine(), progress).execute();
    }
    try (FreshFolder fresh = FreshFolder.make(plan.out())) {
      return new OneRun(plan.in(fresh.path()), commandLine(), progress).execute();
    } catch (IOException e) {
      throw CommandFailure.ofFile("no folder can be made for the run", e);
    }
  }

  private static int status(RunManifest manifest) {
    return switch (manifest.outcome().kind()) {
      case INTERRUPTED -> ExitStatus.INTERRUPTED;
      case BROKEN ->
          Broken.of(manifest.outcome()).byInstrument()
              ? ExitStatus.INVALID
              : ExitStatus.SYSTEM_FAILED;
      case COMPLETED -> manifest.validity().valid() ? ExitStatus.OK : ExitStatus.INVALID;
    };
  }

  private void print(RunData run) {
    PrintWriter standard = spec.commandLine().getOut();
    if (json) {
      RunSummary.printJson(standard, run);
    } else {
      RunSummary.print(standard, run);
    }
  }

  /** The folder of one run: what was asked for, when that is unambiguous, else one inside it. */
  private Path directory(String trace, int n) throws CommandFailure {
    boolean several = traces.size() > 1 || repeat > 1;
    String name = shortName(system) + "-" + shortName(trace) + (repeat > 1 ? "-" + n : "");
    if (out != null) {
      RunPlan.checkOut(out);
      return several ? out.resolve(name) : out;
    }
    String stamp =
        LocalDateTime.now(ZoneId.systemDefault())
            .format(DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss"));
    return FreshFolder.unused(Path.of("runs", stamp + "-" + name));
  }

  /** A system or trace as part of a file name. */
  static String shortName(String nameOrFile) {
    String last = String.valueOf(Path.of(nameOrFile).getFileName());
    return last.replaceFirst("\\.(yaml|gz)$", "").replaceAll("[^A-Za-z0-9._-]", "_");
  }

  private String commandLine() {
    return "testbed " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }
}
