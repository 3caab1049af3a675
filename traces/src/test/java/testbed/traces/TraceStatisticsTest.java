package testbed.traces;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.testkit.SharedData;

/** The figures of a trace. */
final class TraceStatisticsTest {
  /** Figures taken from the recordings with another program. */
  @ParameterizedTest
  @CsvSource({
    "ATT-LTE-driving.down, 5.187, 0.00, 5.29, 10.11, 1515, 69",
    "ATT-LTE-driving.up, 0.836, 0.00, 0.84, 1.56, 78319, 124",
    "ATT-LTE-driving-2016.down, 4.572, 0.00, 3.49, 12.76, 1123, 22",
    "TMobile-LTE-driving.down, 12.804, 0.00, 10.11, 33.06, 1058, 80",
    "TMobile-UMTS-driving.down, 2.025, 0.00, 1.80, 5.66, 5753, 165",
    "Verizon-EVDO-driving.down, 0.522, 0.00, 0.36, 1.80, 11567, 575",
    "Verizon-LTE-short.down, 5.041, 0.72, 4.33, 12.16, 1447, 5",
    "Verizon-LTE-short.up, 5.962, 0.72, 5.41, 12.27, 1718, 4",
  })
  void recordingsHaveTheirKnownFigures(
      String name, double mean, double p5, double p50, double p95, int gapMs, int outages)
      throws TraceException {
    Trace trace = Trace.read(SharedData.require("traces/" + name + ".gz"));
    TraceStatistics figures = TraceStatistics.of(trace);
    assertEquals(mean, trace.meanBitsPerSecond() / 1e6, 0.0006);
    assertEquals(p5, figures.rateQuantile(0.05) / 1e6, 0.006);
    assertEquals(p50, figures.rateQuantile(0.50) / 1e6, 0.006);
    assertEquals(p95, figures.rateQuantile(0.95) / 1e6, 0.006);
    assertEquals(gapMs, figures.longestGapMs());
    assertEquals(outages, figures.outages());
  }

  @Test
  void theTimeBeforeTheFirstOpportunityCanBeAnOutage() {
    TraceStatistics figures = TraceStatistics.of(Trace.of(201, 401, 1000));
    assertEquals(2, figures.outages());
    assertEquals(400, figures.outageQuantileMs(0.5), 1e-9);
    assertEquals(599, figures.outageQuantileMs(1.0), 1e-9);
    assertEquals(0.8, figures.outageShare(), 1e-9);
    assertEquals(120, figures.outagesPerMinute(), 1e-9);
  }

  @Test
  void onlyWholeBinsCount() {
    assertArrayEquals(
        new int[] {2, 1}, TraceStatistics.opportunitiesPerBin(Trace.of(0, 99, 100, 250), 100));
  }

  @Test
  void aTraceShorterThanABinHasItsMeanRateThroughout() {
    TraceStatistics figures = TraceStatistics.of(Trace.of(1));
    assertEquals(12_032_000, figures.rateQuantile(0.05), 1e-6);
    assertEquals(12_032_000, figures.rateQuantile(0.95), 1e-6);
  }
}
