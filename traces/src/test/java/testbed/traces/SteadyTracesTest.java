package testbed.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import testbed.timebase.DataRate;

/** Traces made by formula. */
final class SteadyTracesTest {
  private static final DataRate LOW = DataRate.parse("1mbit");
  private static final DataRate HIGH = DataRate.parse("5mbit");

  @Test
  void aConstantLinkHasItsRateAndItsDuration() {
    for (String rate : List.of("500kbit", "12mbit", "12.032mbit", "100mbit")) {
      Trace trace = SteadyTraces.constant(DataRate.parse(rate), 10_000);
      assertEquals(10_000, trace.periodMs());
      assertEquals(
          (double) DataRate.parse(rate).bitsPerSecond(),
          trace.meanBitsPerSecond(),
          Trace.OPPORTUNITY_BITS / 10.0);
    }
  }

  @Test
  void stepsFollowEachOtherAndComeRoundAgain() {
    Trace trace = SteadyTraces.steps(List.of(LOW, HIGH), 1000, 4000);
    int[] perSecond = TraceStatistics.opportunitiesPerBin(trace, 1000);
    assertEquals(83, perSecond[0], 1);
    assertEquals(415, perSecond[1], 1);
    assertEquals(83, perSecond[2], 1);
  }

  @Test
  void aSineSwingsBetweenItsRates() {
    Trace trace = SteadyTraces.sine(LOW, HIGH, 8_000, 8_000);
    assertEquals(3e6, trace.meanBitsPerSecond(), 3e4);
    int[] perSecond = TraceStatistics.opportunitiesPerBin(trace, 1000);
    assertEquals(5e6, 12_032.0 * Math.max(perSecond[1], perSecond[2]), 2.5e5);
    assertEquals(1e6, 12_032.0 * Math.min(perSecond[5], perSecond[6]), 2.5e5);
  }

  @Test
  void aRateThatMakesNoTraceIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> SteadyTraces.constant(new DataRate(1), 1000));
    assertThrows(
        IllegalArgumentException.class,
        () -> SteadyTraces.constant(DataRate.parse("1000gbit"), 1000));
  }
}
