package testbed.reports.html;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import testbed.reports.model.RunData;
import testbed.reports.model.RunManifest;
import testbed.reports.model.RunManifest.TraceUse;
import testbed.reports.model.SystemRuns;

/**
 * Runs put in order for a comparison: by what they share (trace, queue, delay, loss, direction,
 * video, size, rate and length), and within that by system. Runs that are not valid take no part,
 * but are listed.
 */
final class Comparison {
  private final Map<String, List<SystemRuns>> scenarios = new LinkedHashMap<>();
  private final List<RunData> invalid;
  private final List<RunData> valid;

  Comparison(List<RunData> runs) {
    this.invalid = runs.stream().filter(r -> !r.manifest().validity().valid()).toList();
    this.valid = runs.stream().filter(r -> r.manifest().validity().valid()).toList();
    SystemLabels labels = new SystemLabels(valid);
    List<String> systems = valid.stream().map(labels::of).distinct().toList();
    Map<String, List<RunData>> byScenario =
        valid.stream()
            .collect(
                Collectors.groupingBy(this::scenario, LinkedHashMap::new, Collectors.toList()));
    byScenario.forEach(
        (scenario, members) -> {
          Map<String, List<RunData>> bySystem =
              members.stream().collect(Collectors.groupingBy(labels::of));
          List<SystemRuns> groups = new ArrayList<>();
          for (int i = 0; i < systems.size(); i++) {
            String system = systems.get(i);
            List<RunData> own = bySystem.getOrDefault(system, List.of());
            if (!own.isEmpty()) {
              groups.add(new SystemRuns(system, own.getFirst().trace(), i, own));
            }
          }
          scenarios.put(scenario, groups);
        });
  }

  /** Scenario names with their systems, in the order in which they were given. */
  Map<String, List<SystemRuns>> scenarios() {
    return scenarios;
  }

  List<RunData> valid() {
    return valid;
  }

  List<RunData> invalid() {
    return invalid;
  }

  /** The trace, and whatever else differs between the runs that are compared. */
  private String scenario(RunData run) {
    List<String> parts = new ArrayList<>();
    parts.add(run.trace());
    if (recordings(run.trace()) > 1) {
      parts.add("recording " + recording(run));
    }
    add(parts, run, "video ", r -> video(r, valid));
    add(parts, run, "from second ", r -> String.valueOf(r.manifest().carrier().offsetS()));
    add(parts, run, "queue ", r -> r.manifest().settings().queue());
    add(parts, run, "loss ", r -> r.manifest().settings().loss());
    add(parts, run, "delay ", r -> r.manifest().settings().delayMs() + " ms");
    add(parts, run, "video over the ", r -> r.manifest().settings().direction());
    add(parts, run, "clock ", r -> r.manifest().settings().clock());
    add(
        parts,
        run,
        "",
        r -> r.manifest().settings().width() + "×" + r.manifest().settings().height());
    if (unlike(r -> r.manifest().settings().fps())) {
      add(parts, run, "", r -> Figures.value(r.manifest().settings().fps(), "fps") + " frames/s");
    }
    if (unlike(r -> r.manifest().settings().durationS())) {
      add(parts, run, "", r -> Figures.value(r.manifest().settings().durationS(), "s") + " s");
    }
    if (unlike(r -> r.manifest().settings().warmupS())) {
      add(
          parts,
          run,
          "without the first ",
          r -> Figures.value(r.manifest().settings().warmupS(), "s") + " s");
    }
    add(parts, run, "SSIM ", r -> r.manifest().settings().ssim());
    return String.join(", ", parts);
  }

  /** How many recordings of different content go by this name. */
  private long recordings(String trace) {
    return valid.stream()
        .filter(run -> run.trace().equals(trace))
        .map(Comparison::recording)
        .distinct()
        .count();
  }

  /** The content of the recording that carries the video; a model's follows the seed. */
  private static String recording(RunData run) {
    TraceUse use = run.manifest().carrier();
    return use.modelled() ? "" : beginning(use.sha256());
  }

  /** The video's name, with its content where several go by that name; a scene follows the seed. */
  private static String video(RunData run, List<RunData> all) {
    String name = run.manifest().video().name();
    boolean several =
        all.stream()
                .map(r -> r.manifest().video())
                .filter(video -> video.name().equals(name))
                .map(RunManifest.Video::sha256)
                .distinct()
                .count()
            > 1;
    return several && !run.manifest().video().followsSeed()
        ? name + " " + beginning(run.manifest().video().sha256())
        : name;
  }

  private static String beginning(String sha256) {
    return sha256.substring(0, Math.min(8, sha256.length()));
  }

  /** Whether a number differs by more than a twentieth between the runs. */
  private boolean unlike(ToDoubleFunction<RunData> number) {
    DoubleSummaryStatistics all = valid.stream().mapToDouble(number).summaryStatistics();
    return all.getMax() > 1.05 * all.getMin();
  }

  private void add(List<String> parts, RunData run, String name, Function<RunData, String> of) {
    if (new TreeSet<>(valid.stream().map(of).toList()).size() > 1) {
      parts.add(name + (of.apply(run).isEmpty() ? "none" : of.apply(run)));
    }
  }
}
