package testbed.traces;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Counts in a recording what a {@link TraceModel} is made of. */
final class ModelFit {
  private static final int STEP_MS = TraceModel.STEP_MS;
  private static final int GAP = 0;

  /** Fewer steps than this show no pattern: ten seconds. */
  private static final int MIN_STEPS = 100;

  private static final int LEVELS = 16;
  private static final int NUMBERS_PER_LEVEL = 8;
  private static final int REGIMES = 4;

  /** A regime is told by the mean over the steps that are at most this far away: five seconds. */
  private static final int REGIME_REACH = 50;

  /** Gaps belong to one class when their durations differ by less than this factor. */
  private static final double GAP_CLASS_FACTOR = 1.25;

  private static final int SEEDS = 1000;
  private static final double GOOD_ENOUGH = 0.5;

  private final Trace trace;
  private final int[] counts;
  private final int[] levelCuts;
  private final double[] regimeCuts;
  private final List<Visit> visits = new ArrayList<>();

  /** A stay in a state: one step, or a whole gap. */
  private record Visit(int regime, int level) {}

  /** Throws {@link IllegalArgumentException} when the trace is too short to show a pattern. */
  ModelFit(Trace trace) {
    this.trace = trace;
    counts = TraceStatistics.opportunitiesPerBin(trace, STEP_MS);
    if (counts.length < MIN_STEPS) {
      throw new IllegalArgumentException(
          "a model needs a trace of at least " + MIN_STEPS * STEP_MS / 1000 + " s");
    }
    levelCuts = levelCuts();
    double[] smooth = smooth();
    regimeCuts = cuts(Arrays.stream(smooth).sorted().toArray(), REGIMES);
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0 || i == 0 || counts[i - 1] > 0) {
        visits.add(new Visit(above(regimeCuts, smooth[i]), level(counts[i])));
      }
    }
  }

  TraceModel fit(String recording, String provenance, int durationMs) {
    Map<Integer, List<Integer>> gaps = gapClasses();
    TraceModel model =
        new TraceModel(
            recording,
            provenance,
            durationMs,
            0,
            numbers(),
            bursts(),
            gaps.values().stream().map(ModelFit::mean).toList(),
            gaps.values().stream().map(List::size).toList(),
            transitions(),
            regimes());
    return model.withSeed(bestSeed(model));
  }

  /** The first seed whose trace keeps half of every tolerance, or else the nearest one. */
  private long bestSeed(TraceModel model) {
    TraceStatistics recorded = TraceStatistics.of(trace);
    long best = 0;
    double least = Double.MAX_VALUE;
    for (long seed = 1; seed <= SEEDS && least > GOOD_ENOUGH; seed++) {
      TraceStatistics modelled = TraceStatistics.of(model.generate(seed, model.durationMs()));
      double distance = new ModelComparison(recorded, modelled).distance();
      if (distance < least) {
        least = distance;
        best = seed;
      }
    }
    return best;
  }

  private int[] levelCuts() {
    double[] ascending =
        Arrays.stream(counts).filter(n -> n > 0).asDoubleStream().sorted().toArray();
    return Arrays.stream(cuts(ascending, LEVELS)).mapToInt(cut -> (int) cut).toArray();
  }

  /** The values that part ascending ones into classes of about the same size. */
  private static double[] cuts(double[] ascending, int classes) {
    return IntStream.range(1, classes)
        .mapToDouble(i -> ascending[(int) ((long) i * ascending.length / classes)])
        .filter(cut -> cut > ascending[0])
        .distinct()
        .toArray();
  }

  private static int above(double[] cuts, double value) {
    return (int) Arrays.stream(cuts).filter(cut -> value >= cut).count();
  }

  private int level(int number) {
    return number == 0
        ? GAP
        : 1 + (int) Arrays.stream(levelCuts).filter(cut -> number >= cut).count();
  }

  private double[] smooth() {
    long[] before = new long[counts.length + 1];
    for (int i = 0; i < counts.length; i++) {
      before[i + 1] = before[i] + counts[i];
    }
    double[] smooth = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      int from = Math.max(0, i - REGIME_REACH);
      int to = Math.min(counts.length, i + REGIME_REACH + 1);
      smooth[i] = (before[to] - before[from]) / (double) (to - from);
    }
    return smooth;
  }

  private List<List<Double>> numbers() {
    List<List<Double>> numbers = new ArrayList<>();
    for (int level = 1; level <= levelCuts.length + 1; level++) {
      int wanted = level;
      int[] members = Arrays.stream(counts).filter(n -> level(n) == wanted).sorted().toArray();
      List<Double> means = new ArrayList<>();
      for (int k = 0; k < NUMBERS_PER_LEVEL; k++) {
        int from = k * members.length / NUMBERS_PER_LEVEL;
        int to = (k + 1) * members.length / NUMBERS_PER_LEVEL;
        Arrays.stream(members, from, to).average().ifPresent(mean -> means.add(round(mean)));
      }
      numbers.add(means);
    }
    return numbers;
  }

  private List<Double> bursts() {
    int levels = levelCuts.length + 1;
    long[] opportunities = new long[levels + 1];
    long[] instants = new long[levels + 1];
    for (int i = 0; i < trace.size(); i++) {
      int step = trace.opportunityMs(i) / STEP_MS;
      if (step < counts.length) {
        int level = level(counts[step]);
        opportunities[level]++;
        instants[level] += i > 0 && trace.opportunityMs(i - 1) == trace.opportunityMs(i) ? 0 : 1;
      }
    }
    return IntStream.rangeClosed(1, levels)
        .mapToObj(level -> round(opportunities[level] / (double) instants[level]))
        .toList();
  }

  /** The gaps that cover at least one whole step, by classes of like duration. */
  private Map<Integer, List<Integer>> gapClasses() {
    Map<Integer, List<Integer>> classes = new TreeMap<>();
    for (int i = 1; i < trace.size(); i++) {
      int from = trace.opportunityMs(i - 1);
      int to = trace.opportunityMs(i);
      if (to / STEP_MS - from / STEP_MS > 1) {
        int index = (int) (Math.log(to - from) / Math.log(GAP_CLASS_FACTOR));
        classes.computeIfAbsent(index, any -> new ArrayList<>()).add(to - from);
      }
    }
    return classes;
  }

  private List<List<List<Integer>>> transitions() {
    int levels = levelCuts.length + 2;
    int[][] pooled = new int[levels][levels];
    int[][][] table = new int[regimeCuts.length + 1][levels][levels];
    for (int i = 0; i < visits.size(); i++) {
      Visit from = visits.get(i);
      Visit to = visits.get((i + 1) % visits.size());
      if (from.level() != GAP || to.level() != GAP) {
        table[from.regime()][from.level()][to.level()]++;
        pooled[from.level()][to.level()]++;
      }
    }
    List<List<List<Integer>>> result = new ArrayList<>();
    for (int[][] regime : table) {
      List<List<Integer>> rows = new ArrayList<>();
      for (int level = 0; level < levels; level++) {
        boolean seen = Arrays.stream(regime[level]).sum() > 0;
        rows.add(boxed(seen ? regime[level] : pooled[level]));
      }
      result.add(rows);
    }
    return result;
  }

  private List<List<Integer>> regimes() {
    int[][] table = new int[regimeCuts.length + 1][regimeCuts.length + 1];
    for (int i = 0; i < visits.size(); i++) {
      table[visits.get(i).regime()][visits.get((i + 1) % visits.size()).regime()]++;
    }
    return Arrays.stream(table).map(ModelFit::boxed).toList();
  }

  private static List<Integer> boxed(int[] row) {
    return Arrays.stream(row).boxed().toList();
  }

  private static int mean(List<Integer> values) {
    return (int) Math.round(values.stream().mapToInt(v -> v).average().orElseThrow());
  }

  private static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
