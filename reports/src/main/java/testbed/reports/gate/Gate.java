package testbed.reports.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import testbed.reports.gate.ScenarioRuns.RunValues;

/**
 * Compares candidates with a baseline. The run over one trace is the unit, never the frame.
 *
 * <p>A metric fails only if the one-sided exact rank test, adjusted after Holm over all metrics and
 * scenarios, is significant <em>and</em> the shift exceeds the tolerance. It passes only if the
 * upper bound of the shift lies within the tolerance. Everything else is inconclusive. Runs in
 * virtual time have no chance in them and are compared number by number.
 */
public final class Gate {
  private Gate() {}

  /**
   * Judges.
   *
   * @throws IncomparableException when a candidate's provenance differs from its baseline's
   */
  public static GateResult judge(
      List<ScenarioRuns> baseline, List<ScenarioRuns> candidates, GatePolicy policy)
      throws IncomparableException {
    List<Question> questions = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (ScenarioRuns candidate : candidates) {
      Optional<ScenarioRuns> reference = referenceOf(candidate, baseline, policy);
      for (MetricRule rule : policy.rules()) {
        if (reference.isEmpty()) {
          findings.add(
              Finding.without(
                  candidate,
                  rule.metric(),
                  new Verdict.NotMeasured("the baseline does not hold this scenario")));
        } else {
          ask(reference.get(), candidate, rule, questions, findings);
        }
      }
    }
    findings.addAll(answers(questions, policy));
    for (ScenarioRuns candidate : candidates) {
      policy.limits().forEach(limit -> findings.add(against(limit, candidate)));
    }
    int invalid = candidates.stream().mapToInt(ScenarioRuns::invalid).sum();
    return new GateResult(findings, policy.alpha(), invalid);
  }

  private record Question(ScenarioRuns reference, ScenarioRuns candidate, MetricRule rule) {
    double[] was() {
      return reference.values(rule.metric()).orElseThrow();
    }

    double[] is() {
      return candidate.values(rule.metric()).orElseThrow();
    }

    double[] badness(double[] values) {
      return Arrays.stream(values).map(rule::badness).toArray();
    }
  }

  private static Optional<ScenarioRuns> referenceOf(
      ScenarioRuns candidate, List<ScenarioRuns> baseline, GatePolicy policy)
      throws IncomparableException {
    if (policy.rules().isEmpty()) {
      return Optional.empty();
    }
    for (ScenarioRuns reference : baseline) {
      if (reference.name().equals(candidate.name())) {
        List<String> differences =
            Provenance.differences(
                reference.provenance(), candidate.provenance(), policy.accepted());
        if (!differences.isEmpty()) {
          throw new IncomparableException(
              candidate.name()
                  + " cannot be compared with its baseline: "
                  + String.join("; ", differences));
        }
        return Optional.of(reference);
      }
    }
    return Optional.empty();
  }

  private static void ask(
      ScenarioRuns reference,
      ScenarioRuns candidate,
      MetricRule rule,
      List<Question> questions,
      List<Finding> findings) {
    Optional<double[]> was = reference.values(rule.metric());
    Optional<double[]> is = candidate.values(rule.metric());
    if (was.isEmpty() || is.isEmpty()) {
      String where = was.isEmpty() ? "the baseline" : "the candidate";
      findings.add(
          Finding.without(
              candidate,
              rule.metric(),
              new Verdict.NotMeasured("not every run of " + where + " has a finite value")));
    } else if (candidate.exact()) {
      findings.add(exactly(reference, candidate, rule));
    } else {
      questions.add(new Question(reference, candidate, rule));
    }
  }

  private static List<Finding> answers(List<Question> questions, GatePolicy policy) {
    double[] p = new double[questions.size()];
    for (int i = 0; i < p.length; i++) {
      Question q = questions.get(i);
      p[i] = RankTest.probabilityGreater(q.badness(q.is()), q.badness(q.was()));
    }
    double[] adjusted = Holm.adjusted(p);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < p.length; i++) {
      findings.add(answer(questions.get(i), adjusted[i], policy.alphaOfOneLook()));
    }
    return findings;
  }

  private static Finding answer(Question q, double p, double alpha) {
    RankTest.Shift shift = RankTest.shift(q.badness(q.is()), q.badness(q.was()), alpha);
    double median = median(q.was());
    double tolerance = q.rule().tolerance().around(median);
    return new Finding(
        q.candidate().name(),
        q.rule().metric(),
        q.was().length,
        q.is().length,
        median,
        median(q.is()),
        shift.middle(),
        shift.low(),
        shift.high(),
        tolerance,
        p,
        verdict(q, shift, tolerance, p, alpha));
  }

  private static Verdict verdict(
      Question q, RankTest.Shift shift, double tolerance, double p, double alpha) {
    int fewest = Math.min(q.was().length, q.is().length);
    if (fewest < GatePolicy.LEAST_RUNS) {
      return new Verdict.Inconclusive(
          fewest + " valid runs on one side; " + GatePolicy.LEAST_RUNS + " are needed");
    }
    if (p < alpha && shift.middle() > tolerance) {
      return new Verdict.Fail(
          String.format(
              Locale.ROOT,
              "worse by %.4g, more than the %.4g allowed (p = %.2g)",
              shift.middle(),
              tolerance,
              p));
    }
    if (shift.high() <= tolerance) {
      return new Verdict.Pass(
          String.format(
              Locale.ROOT, "worse by at most %.4g of the %.4g allowed", shift.high(), tolerance));
    }
    return new Verdict.Inconclusive(
        String.format(
            Locale.ROOT,
            "the shift lies between %.4g and %.4g, %.4g is allowed; more runs would tell",
            shift.low(),
            shift.high(),
            tolerance));
  }

  private static Finding exactly(ScenarioRuns reference, ScenarioRuns candidate, MetricRule rule) {
    Map<String, Double> was =
        reference.runs().stream()
            .collect(
                Collectors.toMap(
                    RunValues::identity, r -> r.metrics().get(rule.metric()), (a, b) -> a));
    double worst = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    for (RunValues run : candidate.runs()) {
      Double before = was.get(run.identity());
      if (before == null) {
        return Finding.without(
            candidate,
            rule.metric(),
            new Verdict.NotMeasured("the baseline has no run with " + run.identity()));
      }
      double by = rule.badness(run.metrics().get(rule.metric())) - rule.badness(before);
      worst = Math.max(worst, by);
      least = Math.min(least, by);
    }
    double before = median(reference.values(rule.metric()).orElseThrow());
    double after = median(candidate.values(rule.metric()).orElseThrow());
    double tolerance = rule.tolerance().around(before);
    Verdict verdict =
        worst > tolerance
            ? new Verdict.Fail(
                String.format(Locale.ROOT, "worse by %.4g, %.4g is allowed", worst, tolerance))
            : worst == 0 && least == 0
                ? new Verdict.Pass("identical, as virtual time promises")
                : new Verdict.Pass(
                    String.format(
                        Locale.ROOT, "changed by %.4g at worst, within tolerance", worst));
    return new Finding(
        candidate.name(),
        rule.metric(),
        reference.runs().size(),
        candidate.runs().size(),
        before,
        after,
        worst,
        least,
        worst,
        tolerance,
        Double.NaN,
        verdict);
  }

  private static Finding against(AbsoluteLimit limit, ScenarioRuns candidate) {
    Optional<double[]> values = candidate.values(limit.metric());
    if (values.isEmpty()) {
      return Finding.without(
          candidate, limit.metric(), new Verdict.NotMeasured("not every run has a finite value"));
    }
    double median = median(values.get());
    String relation = limit.side() == AbsoluteLimit.Side.AT_MOST ? "at most" : "at least";
    String why =
        String.format(
            Locale.ROOT, "median %.6g, %s %.6g is demanded", median, relation, limit.limit());
    double nan = Double.NaN;
    return new Finding(
        candidate.name(),
        limit.metric() + " (limit)",
        0,
        values.get().length,
        nan,
        median,
        nan,
        nan,
        nan,
        limit.limit(),
        nan,
        limit.keptBy(median) ? new Verdict.Pass(why) : new Verdict.Fail(why));
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }
}
