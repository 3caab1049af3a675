package testbed.traces;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import testbed.timebase.DataRate;

/**
 * Traces of links whose rate follows a formula. An opportunity comes in the millisecond in which
 * the link has carried another {@value Trace#OPPORTUNITY_BYTES} bytes.
 */
public final class SteadyTraces {
  private SteadyTraces() {}

  /**
   * A link with one rate.
   *
   * @throws IllegalArgumentException when the rate is too low or too high for the duration to have
   *     between one and {@link Trace#MAX_OPPORTUNITIES} opportunities; so do the others
   */
  public static Trace constant(DataRate rate, int durationMs) {
    return of(ms -> rate.bitsPerSecond(), durationMs);
  }

  /** A link whose rate changes every {@code stepMs} to the next of the list, and round again. */
  public static Trace steps(List<DataRate> rates, int stepMs, int durationMs) {
    return of(ms -> rates.get(ms / stepMs % rates.size()).bitsPerSecond(), durationMs);
  }

  /** A link whose rate swings between two rates, beginning in the middle and rising. */
  public static Trace sine(DataRate low, DataRate high, int waveMs, int durationMs) {
    if (low.bitsPerSecond() > high.bitsPerSecond()) {
      throw new IllegalArgumentException("the lowest rate is higher than the highest");
    }
    double middle = (low.bitsPerSecond() + high.bitsPerSecond()) / 2.0;
    double swing = (high.bitsPerSecond() - low.bitsPerSecond()) / 2.0;
    return of(ms -> middle + swing * Math.sin(2 * Math.PI * ms / waveMs), durationMs);
  }

  /** The rate may differ from one millisecond to the next; the last stamp is the duration. */
  private static Trace of(IntToDoubleFunction bitsPerSecond, int durationMs) {
    int[] stamps = new int[1024];
    int count = 0;
    double bits = 0;
    for (int ms = 0; ms < durationMs; ms++) {
      bits += bitsPerSecond.applyAsDouble(ms) / 1000;
      while (bits >= Trace.OPPORTUNITY_BITS) {
        bits -= Trace.OPPORTUNITY_BITS;
        if (count == Trace.MAX_OPPORTUNITIES) {
          throw new IllegalArgumentException(
              "the trace would have more than " + Trace.MAX_OPPORTUNITIES + " lines");
        }
        if (count == stamps.length) {
          stamps = Arrays.copyOf(stamps, 2 * count);
        }
        stamps[count++] = ms + 1;
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException("the rate is too low for a single packet in this time");
    }
    stamps[count - 1] = durationMs;
    return Trace.of(Arrays.copyOf(stamps, count));
  }
}
