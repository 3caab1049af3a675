package testbed.harness.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
      paramLabel = "NAME",
      split = ",",
      required = true,
      description = "the systems under test")
  private List<String> systems;

  @Option(
      names = "--traces",
      paramLabel = "NAME",
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

  /** What is asked for, by system and trace. */
  private final Map<List<String>, SettingsOfRun> asked = new HashMap<>();

  /** One cell of the matrix. */
  private record Cell(String system, String trace, int repetition) {
    Path folder(Path out) {
      String name = RunCommand.shortName(system) + "-" + RunCommand.shortName(trace);
      return out.resolve("runs").resolve(name + "-" + repetition);
    }

    @Override
    public String toString() {
      return system + " over " + trace + ", repetition " + repetition;
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
    refuseEqualFolders(cells);
    try (RunProgress progress = RunProgress.onStandardError();
        RunInterruption interruption = new RunInterruption()) {
      RunPlanner planner = new RunPlanner(options, progress);
      checkAll(planner);
      List<Cell> open = new ArrayList<>();
      for (Cell cell : cells) {
        if (!completed(cell)) {
          open.add(cell);
        }
      }
      if (open.size() < cells.size()) {
        progress.say((cells.size() - open.size()) + " of " + cells.size() + " runs are there");
      }
      long begin = System.nanoTime();
      for (int i = 0; i < open.size(); i++) {
        progress.say(heading(open.get(i), i, open.size(), begin));
        run(open.get(i), planner, progress);
        if (interruption.happened()) {
          progress.say("interrupted; the same command goes on from here");
          return ExitStatus.INTERRUPTED;
        }
      }
    }
    return report(cells);
  }

  /** Finds out what is wrong with the request, or missing here, before the first run. */
  private void checkAll(RunPlanner planner) throws CommandFailure, InterruptedException {
    for (String system : systems) {
      for (String trace : traces) {
        RunPlan plan = planner.plan(system, trace, 1, out.resolve("runs").resolve("none"));
        asked.put(List.of(system, trace), SettingsOfRun.of(plan));
      }
    }
  }

  /** Two runs in one folder would be one run that is counted twice. */
  private void refuseEqualFolders(List<Cell> cells) throws CommandFailure {
    Map<Path, Cell> known = new HashMap<>();
    for (Cell cell : cells) {
      Cell same = known.putIfAbsent(cell.folder(out), cell);
      if (same != null) {
        throw CommandFailure.badInput(
            "'"
                + same
                + "' and '"
                + cell
                + "' would both go into "
                + cell.folder(out)
                + "; name each system and trace once, and give files other names");
      }
    }
  }

  /** Makes a run. One that cannot be made is told and does not keep the others from being made. */
  private void run(Cell cell, RunPlanner planner, RunProgress progress)
      throws InterruptedException, CommandFailure {
    clear(cell.folder(out));
    try {
      RunPlan plan = planner.plan(cell.system(), cell.trace(), cell.repetition(), cell.folder(out));
      RunManifest manifest = new OneRun(plan, commandLine(), progress).execute().manifest();
      if (manifest.outcome().kind() == RunManifest.OutcomeKind.BROKEN) {
        progress.say(cell + " failed: " + manifest.outcome().why());
      } else if (!manifest.validity().valid()) {
        progress.say(cell + " is not valid: " + manifest.validity().reasons().getFirst());
      }
    } catch (CommandFailure e) {
      progress.say(cell + " could not be made: " + e.getMessage());
    }
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
    try {
      for (Cell cell : cells) {
        if (Files.exists(cell.folder(out).resolve("run.json"))) {
          runs.add(RunLoader.load(cell.folder(out)));
        }
      }
      Path page = ComparisonReport.write(runs, out);
      spec.commandLine().getOut().println(page);
      spec.commandLine().getOut().flush();
    } catch (UnreadableRunException e) {
      throw CommandFailure.invalid(e.getMessage());
    } catch (IOException e) {
      throw CommandFailure.ofFile("the report cannot be written", e);
    }
    long made =
        runs.stream()
            .filter(r -> r.manifest().outcome().kind() == RunManifest.OutcomeKind.COMPLETED)
            .count();
    long valid = runs.stream().filter(r -> r.manifest().validity().valid()).count();
    if (valid < cells.size()) {
      spec.commandLine()
          .getErr()
          .println(
              "testbed: of %d runs %d failed and %d are not valid; the same command makes the failed ones again"
                  .formatted(cells.size(), cells.size() - made, made - valid));
    }
    if (made < cells.size()) {
      return ExitStatus.SYSTEM_FAILED;
    }
    return valid == 0 ? ExitStatus.INVALID : ExitStatus.OK;
  }

  /** Whether the run is there; one that was made otherwise is refused rather than mixed in. */
  private boolean completed(Cell cell) throws CommandFailure {
    Path folder = cell.folder(out);
    RunManifest manifest;
    try {
      manifest = RunDirectory.open(folder).manifest();
    } catch (UnreadableRunException e) {
      return false;
    }
    if (manifest.outcome().kind() != RunManifest.OutcomeKind.COMPLETED) {
      return false;
    }
    SettingsOfRun wanted =
        asked
            .get(List.of(cell.system(), cell.trace()))
            .withSeed(options.seed + cell.repetition() - 1);
    Optional<String> difference = SettingsOfRun.of(manifest).differenceTo(wanted);
    if (difference.isPresent()) {
      throw CommandFailure.badInput(
          folder
              + ": was made with other settings ("
              + difference.get()
              + "); give the same ones, or another --out");
    }
    return true;
  }

  /** Removes what an earlier, unfinished attempt at this cell has left. */
  private static void clear(Path folder) throws CommandFailure {
    if (!Files.exists(folder.resolve("run.json"))) {
      return;
    }
    try {
      RunFolders.remove(folder);
    } catch (IOException e) {
      throw CommandFailure.ofFile(folder + " cannot be replaced", e);
    }
  }

  private static String heading(Cell cell, int ran, int of, long begin) {
    String left = "";
    if (ran > 0) {
      double seconds = (System.nanoTime() - begin) / 1e9 / ran * (of - ran);
      left =
          seconds < 90
              ? String.format(Locale.ROOT, ", about %.0f s left", seconds)
              : String.format(Locale.ROOT, ", about %.0f min left", seconds / 60);
    }
    return "%d of %d: %s%s".formatted(ran + 1, of, cell, left);
  }

  private String commandLine() {
    return "testbed " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
  }
}
