package testbed.reports.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import testbed.reports.model.RunData;

/**
 * What each run's system is called beside others: its name, and in brackets in what runs under that
 * name differ, so that two systems are never taken for one and averaged.
 */
final class SystemLabels {
  private final Collection<RunData> runs;

  /** Labels for these runs. */
  SystemLabels(Collection<RunData> runs) {
    this.runs = runs;
  }

  /** The label of one of the runs. */
  String of(RunData run) {
    List<String> differing = new ArrayList<>();
    differing.addAll(differing(run, r -> r.manifest().settings().options()));
    differing.addAll(differing(run, r -> r.manifest().programs().conditions()));
    return differing.isEmpty()
        ? run.system()
        : run.system() + " (" + String.join(", ", differing) + ")";
  }

  private List<String> differing(RunData run, Function<RunData, Map<String, String>> of) {
    List<Map<String, String>> namesakes =
        runs.stream().filter(r -> r.system().equals(run.system())).map(of).toList();
    SortedSet<String> names = new TreeSet<>();
    namesakes.forEach(known -> names.addAll(known.keySet()));
    List<String> words = new ArrayList<>();
    for (String name : names) {
      if (namesakes.stream().map(known -> Optional.ofNullable(known.get(name))).distinct().count()
          > 1) {
        String value = of.apply(run).getOrDefault(name, "");
        words.add(name + " " + (value.isEmpty() ? "not given" : value));
      }
    }
    return words;
  }
}
