package testbed.reports.gate;

import java.util.List;
import java.util.Set;
import testbed.traces.Nearest;

/**
 * How a gate judges.
 *
 * @param rules one a metric
 * @param limits absolute demands on the median of the candidate's runs
 * @param alpha the greatest share of unchanged candidates that may fail, over all metrics and
 *     scenarios together, for example 0.05
 * @param looks how often the question may be asked of growing data; {@code alpha} is divided by it
 * @param accepted keys of the provenance that may differ, named by the user
 */
public record GatePolicy(
    List<MetricRule> rules,
    List<AbsoluteLimit> limits,
    double alpha,
    int looks,
    Set<String> accepted) {
  /** Fewer runs a side say too little: with 3 against 3 the least possible p is 0.05. */
  public static final int LEAST_RUNS = 5;

  /** What is run where nothing is said. */
  public static final int USUAL_RUNS = 10;

  /** Checks the shares and the keys. */
  public GatePolicy {
    rules = List.copyOf(rules);
    limits = List.copyOf(limits);
    accepted = Set.copyOf(accepted);
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("confidence must lie between 50% and 100%");
    }
    for (String key : accepted) {
      if (!Provenance.KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "nothing that must be equal is called '"
                + key
                + "'; "
                + Nearest.hint(key, Provenance.KEYS)
                + "what may be accepted is "
                + String.join(", ", Provenance.KEYS));
      }
    }
  }

  /** The share of one look. */
  double alphaOfOneLook() {
    return alpha / looks;
  }
}
