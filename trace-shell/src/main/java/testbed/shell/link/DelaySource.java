package testbed.shell.link;

import java.util.List;
import java.util.SplittableRandom;
import testbed.timebase.Time;

/** Where a packet's delay comes from. Immutable; each opening makes the same draws again. */
public sealed interface DelaySource {
  /** The draws from the beginning. */
  Draws open();

  /** Gives each packet its delay. */
  @FunctionalInterface
  interface Draws {
    /** The delay of the packet that came at {@code nowNs}, at least 0. */
    long next(long nowNs);
  }

  /** Every delay between the two, inclusive, is equally likely. */
  record Uniform(long leastNs, long mostNs, long seed) implements DelaySource {
    /** Checks the ranges. */
    public Uniform {
      if (leastNs < 0 || mostNs < leastNs) {
        throw new IllegalArgumentException("a uniform delay needs 0 <= min <= max");
      }
    }

    @Override
    public Draws open() {
      SplittableRandom random = new SplittableRandom(seed);
      return nowNs -> random.nextLong(leastNs, mostNs + 1);
    }
  }

  /** Normally distributed, cut off at 0. */
  record Normal(long meanNs, long deviationNs, long seed) implements DelaySource {
    /** Checks the ranges. */
    public Normal {
      if (meanNs < 0 || deviationNs < 0) {
        throw new IllegalArgumentException(
            "a normal delay needs a mean and deviation of 0 or more");
      }
    }

    @Override
    public Draws open() {
      SplittableRandom random = new SplittableRandom(seed);
      return nowNs -> Math.max(0, meanNs + Math.round(deviationNs * random.nextGaussian()));
    }
  }

  /**
   * Pareto distributed: never below the least, with a heavy tail, cut off at 60 s.
   *
   * @param shape above 0; the smaller, the heavier the tail
   */
  record Pareto(long leastNs, double shape, long seed) implements DelaySource {
    private static final double LONGEST_NS = 60.0 * Time.SECOND;

    /** Checks the ranges. */
    public Pareto {
      if (leastNs < 0 || !(shape > 0)) {
        throw new IllegalArgumentException("a Pareto delay needs min >= 0 and shape > 0");
      }
    }

    @Override
    public Draws open() {
      SplittableRandom random = new SplittableRandom(seed);
      return nowNs ->
          (long) Math.min(LONGEST_NS, leastNs / Math.pow(1 - random.nextDouble(), 1 / shape));
    }
  }

  /**
   * A recorded delay: each sample holds from its instant to that of the next; the recording starts
   * over after its last instant.
   */
  record Recorded(List<Sample> samples) implements DelaySource {
    /** Checks the order. */
    public Recorded {
      samples = List.copyOf(samples);
      if (samples.size() < 2 || samples.getFirst().atNs() != 0) {
        throw new IllegalArgumentException(
            "a recorded delay begins at 0 and has 2 samples or more");
      }
      for (int i = 1; i < samples.size(); i++) {
        if (samples.get(i).atNs() <= samples.get(i - 1).atNs() || samples.get(i).delayNs() < 0) {
          throw new IllegalArgumentException(
              "sample " + (i + 1) + " does not come after the one before it, or is negative");
        }
      }
    }

    /** The delay from {@code atNs} on. */
    public record Sample(long atNs, long delayNs) {}

    @Override
    public Draws open() {
      long periodNs = samples.getLast().atNs();
      return nowNs -> delayAt(Math.floorMod(nowNs, periodNs));
    }

    private long delayAt(long ns) {
      int low = 0;
      int high = samples.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (samples.get(middle).atNs() <= ns) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return samples.get(low).delayNs();
    }
  }
}
