package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import testbed.harness.CommandFailure;
import testbed.harness.ExitStatus;
import testbed.reports.html.ComparisonReport;
import testbed.reports.model.RunData;
import testbed.reports.model.RunDirectory;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest;
import testbed.reports.model.UnreadableRunException;

/**
 * {@code testbed compare}: several systems over several traces, several times, and a report on all.
 *
 * <p>Repetitions are the outer loop, so that a host that drifts hits all systems alike. A run that
 * is there and completed is not run again.
 */
@Command(
    name = "compare",
    description = "Run systems over traces, repeatedly and interleaved, and report on all of it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Example:",
      "  testbed compare --systems salsify,webrtc,ffmpeg-vp8 --traces verizon-lte,att-lte"
          + " --repeat 3 --out comparison"
    })
public final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--systems",
      paramLabel = "NAME[,NAME...]",
      split = ",",
      required = true,
      description = "the systems under test")
  private List<String> systems;

  @Option(
      names = "--traces",
      paramLabel = "NAME[,NAME...]",
      split = ",",
      required = true,
      description = "the traces")
  private List<String> traces;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "3",
      description = "how often, with seeds counting up (default: ${DEFAULT-VALUE})")
  private int repeat;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "comparison",
      description = "where runs and report go; what is done there is not done again")
  private Path out;

  @Mixin private RunOptions options;

  /** One cell of the matrix. */
  private record Cell(String system, String trace, int repetition) {
    Path folder(Path out) {
      return out.resolve("runs").resolve(system + "-" + trace + "-" + repetition);
    }
  }

  /** For picocli. */
  public CompareCommand() {}

  @Override
  public Integer call() throws CommandFailure, InterruptedException {
    if (repeat < 1 || repeat > 1000) {
      throw CommandFailure.badInput("--repeat " + repeat + ": choose 1 to 1000");
    }
    List<Cell> cells = cells();
    try (RunProgress progress = RunProgress.onStandardError();
        RunInterruption interruption = new RunInterruption()) {
      RunPlanner planner = new RunPlanner(options, progress);
      long begin = System.nanoTime();
      int done = 0;
      int ran = 0;
      for (Cell cell : cells) {
        done++;
        if (completed(cell.folder(out))) {
          continue;
        }
        progress.say(heading(cell, done, cells.size(), ran, begin));
        clear(cell.folder(out));
        RunPlan plan =
            planner.plan(cell.system(), cell.trace(), cell.repetition(), cell.folder(out));
        new OneRun(plan, commandLine(), progress).execute();
        ran++;
        if (interruption.happened()) {
          progress.say("interrupted; the same command goes on from here");
          return ExitStatus.INTERRUPTED;
        }
      }
    }
    return report(cells);
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (int n = 1; n <= repeat; n++) {
      for (String trace : traces) {
        for (String system : systems) {
          cells.add(new Cell(system, trace, n));
        }
      }
    }
    return cells;
  }

  private int report(List<Cell> cells) throws CommandFailure {
    List<RunData> runs = new ArrayList<>();
    long invalid = 0;
    try {
      for (Cell cell : cells) {
        RunData run = RunLoader.load(cell.folder(out));
        runs.add(run);
        invalid += run.manifest().validity().valid() ? 0 : 1;
      }
      Path page = ComparisonReport.write(runs, out);
      spec.commandLine().getOut().println(page);
      spec.commandLine().getOut().flush();
    } catch (UnreadableRunException e) {
      throw CommandFailure.invalid(e.getMessage());
    } catch (IOException e) {
      throw CommandFailure.badInput("the report cannot be written: " + e.getMessage());
    }
    if (invalid > 0) {
      spec.commandLine()
          .getErr()
          .println("testbed: " + invalid + " of " + runs.size() + " runs are invalid");
    }
    return invalid == runs.size() ? ExitStatus.INVALID : ExitStatus.OK;
  }

  private static boolean completed(Path folder) {
    try {
      RunManifest manifest = RunDirectory.open(folder).manifest();
      return manifest.outcome().kind() == RunManifest.OutcomeKind.COMPLETED;
    } catch (UnreadableRunException e) {
      return false;
    }
  }

  /** Removes what an earlier, unfinished attempt at this cell has left. */
  private static void clear(Path folder) throws CommandFailure {
    if (!Files.exists(folder.resolve("run.json"))) {
      return;
    }
    try {
      RunFolders.remove(folder);
    } catch (IOException e) {
      throw CommandFailure.badInput(folder + ": cannot be replaced: " + e.getMessage());
    }
  }

  private static String heading(Cell cell, int at, int of, int ran, long begin) {
    String left = "";
    if (ran > 0) {
      double each = (System.nanoTime() - begin) / 1e9 / ran;
      left = String.format(Locale.ROOT, ", about %.0f min left", each * (of - at + 1) / 60);
    }
    return "%d of %d: %s over %s, repetition %d%s"
        .formatted(at, of, cell.system(), cell.trace(), cell.repetition(), left);
  }

  private String commandLine() {
    return "testbed " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }
}
