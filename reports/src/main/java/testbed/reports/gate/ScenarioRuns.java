package testbed.reports.gate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The valid runs of one system over one trace, all of one provenance.
 *
 * @param exact whether the runs are in virtual time, so that equal code gives equal numbers
 * @param invalid how many further runs were left out because they are not valid
 */
public record ScenarioRuns(
    String system,
    String trace,
    boolean exact,
    SortedMap<String, String> provenance,
    List<RunValues> runs,
    int invalid) {
  /** Copies what is given. */
  public ScenarioRuns {
    provenance = provenance == null ? new TreeMap<>() : new TreeMap<>(provenance);
    runs = runs == null ? List.of() : List.copyOf(runs);
  }

  /**
   * The numbers of one run.
   *
   * @param identity what tells repetitions apart and pairs them in virtual time: seed and repeat
   */
  public record RunValues(String run, String identity, Map<String, Double> metrics) {
    /** Leaves out what has no value. */
    public RunValues {
      metrics = metrics == null ? Map.of() : new LinkedHashMap<>(metrics);
      metrics.values().removeIf(Objects::isNull);
    }
  }

  /** The name in tables and reports. */
  public String name() {
    return system + " over " + trace;
  }

  /** One metric's values, one a run; empty when a run lacks it. */
  Optional<double[]> values(String metric) {
    double[] values =
        runs.stream()
            .mapToDouble(r -> r.metrics().getOrDefault(metric, Double.NaN))
            .filter(Double::isFinite)
            .toArray();
    return values.length == 0 || values.length < runs.size()
        ? Optional.empty()
        : Optional.of(values);
  }
}
