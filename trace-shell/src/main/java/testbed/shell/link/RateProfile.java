package testbed.shell.link;

import java.util.List;
import testbed.timebase.DataRate;
import testbed.timebase.Time;

/** A rate as a function of time, constant in stretches. Immutable. */
public sealed interface RateProfile {
  /** The rate from {@code atNs} on, in bits per second; 0 for an outage. */
  long bitsPerSecondAt(long atNs);

  /** The end of the stretch that {@code atNs} lies in, or {@link Time#NEVER}. */
  long changeAfter(long atNs);

  /** Always the same rate. */
  record Constant(DataRate rate) implements RateProfile {
    @Override
    public long bitsPerSecondAt(long atNs) {
      return rate.bitsPerSecond();
    }

    @Override
    public long changeAfter(long atNs) {
      return Time.NEVER;
    }
  }

  /** A profile that begins at {@code startNs} instead of time zero. */
  record Later(RateProfile profile, long startNs) implements RateProfile {
    @Override
    public long bitsPerSecondAt(long atNs) {
      return profile.bitsPerSecondAt(atNs - startNs);
    }

    @Override
    public long changeAfter(long atNs) {
      long change = profile.changeAfter(atNs - startNs);
      return change == Time.NEVER ? change : change + startNs;
    }
  }

  /** One rate after the other, each for its time, again and again. */
  record Steps(List<Step> steps) implements RateProfile {
    /** Checks that time goes on and that something is delivered at all. */
    public Steps {
      steps = List.copyOf(steps);
      if (steps.isEmpty() || steps.stream().allMatch(s -> s.bitsPerSecond() == 0)) {
        throw new IllegalArgumentException("a rate must not be 0 for ever");
      }
    }

    @Override
    public long bitsPerSecondAt(long atNs) {
      long rest = Math.floorMod(atNs, periodNs());
      for (Step step : steps) {
        if (rest < step.forNs()) {
          return step.bitsPerSecond();
        }
        rest -= step.forNs();
      }
      throw new IllegalStateException("a period is the sum of its steps");
    }

    @Override
    public long changeAfter(long atNs) {
      long rest = Math.floorMod(atNs, periodNs());
      long end = atNs - rest;
      for (Step step : steps) {
        end += step.forNs();
        if (end > atNs) {
          return end;
        }
      }
      throw new IllegalStateException("a period is the sum of its steps");
    }

    private long periodNs() {
      long period = 0;
      for (Step step : steps) {
        period += step.forNs();
      }
      return period;
    }
  }

  /**
   * A stretch of one rate.
   *
   * @param bitsPerSecond at least 0
   * @param forNs at least 1 ms
   */
  record Step(long bitsPerSecond, long forNs) {
    /** Checks the ranges. */
    public Step {
      if (bitsPerSecond < 0 || forNs < Time.MILLISECOND) {
        throw new IllegalArgumentException(
            "a step has a rate of at least 0 and lasts 1 ms or more, not "
                + bitsPerSecond
                + " bit/s for "
                + forNs
                + " ns");
      }
    }
  }

  /**
   * A sine wave, in steps of 10 ms.
   *
   * @param amplitude at most the mean
   */
  record Sine(DataRate mean, DataRate amplitude, long periodNs) implements RateProfile {
    private static final long STEP_NS = 10 * Time.MILLISECOND;

    /** Checks the ranges. */
    public Sine {
      if (amplitude.compareTo(mean) > 0 || periodNs < STEP_NS) {
        throw new IllegalArgumentException(
            "a sine has an amplitude of at most its mean and a period of at least 10 ms");
      }
    }

    @Override
    public long bitsPerSecondAt(long atNs) {
      long middle = Math.floorDiv(atNs, STEP_NS) * STEP_NS + STEP_NS / 2;
      double phase = 2 * Math.PI * Math.floorMod(middle, periodNs) / periodNs;
      return mean.bitsPerSecond() + Math.round(amplitude.bitsPerSecond() * Math.sin(phase));
    }

    @Override
    public long changeAfter(long atNs) {
      return (Math.floorDiv(atNs, STEP_NS) + 1) * STEP_NS;
    }
  }
}
