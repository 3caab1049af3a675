package testbed.traces;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** Draws a trace from a {@link TraceModel}. Used once. */
final class ModelGenerator {
  private static final int STEP_MS = TraceModel.STEP_MS;
  private static final int GAP = 0;

  /** A gap that is at least this long always covers a whole step. */
  private static final int SURE_GAP_MS = 2 * STEP_MS;

  private final TraceModel model;
  private final SplittableRandom random;
  private int[] stamps = new int[1 << 12];
  private int count;
  private int regime;
  private int level;

  ModelGenerator(TraceModel model, long seed) {
    this.model = model;
    this.random = new SplittableRandom(seed);
  }

  Trace generate(int durationMs) {
    start();
    long fromMs = 0;
    long[] afterGap = {};
    while (fromMs < durationMs) {
      long endMs = fromMs - fromMs % STEP_MS + STEP_MS;
      int present = level;
      next();
      if (level == GAP) {
        int gapMs = gap();
        int earliest = Math.max(0, SURE_GAP_MS - gapMs);
        long lastMs = Math.max(fromMs, endMs - STEP_MS + random.nextInt(earliest, STEP_MS));
        step(
            present,
            new Span(fromMs, lastMs),
            LongStream.concat(LongStream.of(lastMs), LongStream.of(afterGap)).toArray());
        fromMs = lastMs + gapMs;
        afterGap = new long[] {fromMs};
        next();
      } else {
        step(present, new Span(fromMs, endMs - 1), afterGap);
        fromMs = endMs;
        afterGap = new long[0];
      }
    }
    return trace(durationMs);
  }

  private void start() {
    regime = pick(model.regimes().stream().map(ModelGenerator::sum).toList());
    level = pick(model.transitions().get(regime).stream().map(ModelGenerator::sum).toList());
    if (level == GAP) {
      next();
    }
  }

  private void next() {
    level = pick(model.transitions().get(regime).get(level));
    regime = pick(model.regimes().get(regime));
  }

  /** The opportunities of one step, at the given instants first and then anywhere in the span. */
  private void step(int present, Span span, long[] instants) {
    int first = count;
    int left = number(present);
    double burst = model.bursts().get(present - 1);
    for (int i = 0; left > 0; i++) {
      int together = Math.min(left, geometric(burst));
      long at =
          i < instants.length ? instants[i] : random.nextLong(span.firstMs(), span.lastMs() + 1);
      add(at, together);
      left -= together;
    }
    Arrays.sort(stamps, first, count);
  }

  private int number(int present) {
    List<Double> numbers = model.levels().get(present - 1);
    return (int) (numbers.get(random.nextInt(numbers.size())) + random.nextDouble());
  }

  private void add(long ms, int times) {
    if (count + times >= Trace.MAX_OPPORTUNITIES) {
      throw new IllegalArgumentException(
          "the trace would have more than " + Trace.MAX_OPPORTUNITIES + " lines");
    }
    while (count + times > stamps.length) {
      stamps = Arrays.copyOf(stamps, 2 * stamps.length);
    }
    Arrays.fill(stamps, count, count + times, (int) Math.min(ms, Integer.MAX_VALUE));
    count += times;
  }

  /** Cuts what lies past the end, and ends with an opportunity at the end. */
  private Trace trace(int durationMs) {
    int end = count;
    while (end > 0 && stamps[end - 1] >= durationMs) {
      end--;
    }
    int[] whole = Arrays.copyOf(stamps, end + 1);
    whole[end] = durationMs;
    return Trace.of(whole);
  }

  private int gap() {
    double mean = model.gapsMs().get(pick(model.gapWeights()));
    return Math.max(STEP_MS + 1, (int) (mean * (0.9 + 0.2 * random.nextDouble())));
  }

  private int geometric(double mean) {
    int n = 1;
    while (random.nextDouble() > 1 / mean) {
      n++;
    }
    return n;
  }

  private int pick(List<Integer> weights) {
    int place = random.nextInt(sum(weights));
    int index = 0;
    while (place >= weights.get(index)) {
      place -= weights.get(index);
      index++;
    }
    return index;
  }

  private static int sum(List<?> weights) {
    int sum = 0;
    for (Object weight : weights) {
      sum += weight instanceof List<?> inner ? sum(inner) : (Integer) weight;
    }
    return sum;
  }

  /** The milliseconds from the first to the last, both included. */
  private record Span(long firstMs, long lastMs) {}
}
