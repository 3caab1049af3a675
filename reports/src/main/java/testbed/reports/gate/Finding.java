package testbed.reports.gate;

/**
 * What was found of one metric of one scenario. Numbers that do not apply are {@code NaN}.
 *
 * @param baselineMedian over the baseline's runs
 * @param candidateMedian over the candidate's runs
 * @param worseBy the shift of the candidate in the metric's unit; positive is worse
 * @param low the lower bound of that shift
 * @param high the upper bound
 * @param tolerance how much worse is allowed, in the metric's unit
 * @param p the probability of the test, adjusted over all findings
 */
public record Finding(
    String scenario,
    String metric,
    int baselineRuns,
    int candidateRuns,
    double baselineMedian,
    double candidateMedian,
    double worseBy,
    double low,
    double high,
    double tolerance,
    double p,
    Verdict verdict) {

  static Finding without(ScenarioRuns candidate, String metric, Verdict verdict) {
    double nan = Double.NaN;
    int n = candidate.runs().size();
    return new Finding(candidate.name(), metric, 0, n, nan, nan, nan, nan, nan, nan, nan, verdict);
  }
}
