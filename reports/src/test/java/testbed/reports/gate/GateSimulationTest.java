package testbed.reports.gate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.analyzer.metric.Better;
import testbed.reports.gate.GateResult.Outcome;
import testbed.reports.gate.ScenarioRuns.RunValues;

/** How often the gate errs, tried on made-up runs whose truth is known. */
class GateSimulationTest {
  private static final int TRIALS = 6000;
  private static final int RUNS = 10;
  private static final GatePolicy POLICY =
      new GatePolicy(
          List.of(
              new MetricRule("delay", Better.LOWER, Tolerance.parse("5%")),
              new MetricRule("quality", Better.HIGHER, Tolerance.parse("0.25"))),
          List.of(),
          0.05,
          1,
          Set.of());

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.15, 0.30})
  void anUnchangedSystemFailsInAtMostFivePercentOfTrials(double variation) throws Exception {
    double failed = share(Outcome.FAILED, variation, 1);
    System.out.printf(
        "unchanged, variation %.0f %%: fails %.3f, passes %.3f%n",
        variation * 100, failed, share(Outcome.PASSED, variation, 1));
    assertTrue(failed <= 0.05, "failed " + failed);
  }

  @Test
  void aQuarterMoreDelayIsFoundWhereRunsVaryLittle() throws Exception {
    for (double variation : new double[] {0.05, 0.15, 0.30}) {
      double power = share(Outcome.FAILED, variation, 1.25);
      System.out.printf("+25 %%, variation %.0f %%: found in %.3f%n", variation * 100, power);
      assertTrue(power >= (variation < 0.1 ? 0.99 : variation < 0.2 ? 0.8 : 0.3), "" + power);
    }
  }

  private static double share(Outcome wanted, double variation, double factor) throws Exception {
    Random random = new Random(42);
    int count = 0;
    for (int t = 0; t < TRIALS; t++) {
      List<ScenarioRuns> was = List.of(runs(random, variation, 1));
      List<ScenarioRuns> is = List.of(runs(random, variation, factor));
      count += Gate.judge(was, is, POLICY).outcome() == wanted ? 1 : 0;
    }
    return (double) count / TRIALS;
  }

  /** Log-normal delays, as waiting times are; quality varies by 2 dB times that. */
  private static ScenarioRuns runs(Random random, double variation, double factor) {
    double sigma = Math.sqrt(Math.log(1 + variation * variation));
    List<RunValues> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      double delay = 500 * factor * Math.exp(sigma * random.nextGaussian());
      double quality = 14 + 2 * variation * random.nextGaussian();
      runs.add(new RunValues("r" + i, "repeat " + i, Map.of("delay", delay, "quality", quality)));
    }
    return new ScenarioRuns("s", "t", false, new TreeMap<>(), runs, 0);
  }
}
