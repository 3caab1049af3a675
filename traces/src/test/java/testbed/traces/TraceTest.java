package testbed.traces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import testbed.testkit.SharedData;
import testbed.timebase.DataRate;

/** A trace is a value with one text. */
final class TraceTest {
  private static final int SEEDS = 2_000;

  @Test
  void parsingAPrintedTraceGivesTheTraceAgain() throws TraceException, IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      Trace trace = random(new Random(seed));
      byte[] text = trace.toText().getBytes(StandardCharsets.US_ASCII);
      assertEquals(trace, Trace.parse(new ByteArrayInputStream(text), "seed " + seed));
      byte[] compressed = TraceParserTest.gzip(text);
      assertEquals(trace, Trace.parse(new ByteArrayInputStream(compressed), "seed " + seed));
    }
  }

  @Test
  void theStreamedTextIsTheSameText() throws IOException {
    Trace trace = Trace.of(new Random(1).ints(100_000, 1, 1_000_000).sorted().toArray());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    trace.writeTo(out);
    assertEquals(trace.toText(), out.toString(StandardCharsets.US_ASCII));
  }

  @Test
  void oneOpportunityEachMillisecondIs12032KilobitsPerSecond() {
    assertEquals(new DataRate(12_032_000), Trace.of(1).meanRate());
  }

  @Test
  void aScaledTraceHasItsRateMultipliedAndItsDurationKept() {
    assertEquals(Trace.of(1, 1, 1, 4, 4, 4), Trace.of(1, 4).scaled(3));
    assertEquals(Trace.of(2, 4, 6), Trace.of(1, 2, 3, 4, 5, 6).scaled(0.5));
    assertThrows(IllegalArgumentException.class, () -> Trace.of(1, 4).scaled(0));
    assertThrows(IllegalArgumentException.class, () -> Trace.of(1, 4).scaled(0.1));
    assertThrows(IllegalArgumentException.class, () -> Trace.of(1, 4).scaled(1e9));
  }

  @Test
  void whatIsNotATraceCannotBeConstructed() {
    assertThrows(IllegalArgumentException.class, Trace::of);
    assertThrows(IllegalArgumentException.class, () -> Trace.of(0, 0));
    assertThrows(IllegalArgumentException.class, () -> Trace.of(2, 1));
    assertThrows(IllegalArgumentException.class, () -> Trace.of(-1, 1));
  }

  @Test
  void theFirstOpportunityAtOrAfterAnInstantIsFound() {
    Trace trace = Trace.of(2, 2, 5);
    assertEquals(0, trace.firstAtOrAfter(0));
    assertEquals(0, trace.firstAtOrAfter(2));
    assertEquals(2, trace.firstAtOrAfter(3));
    assertEquals(3, trace.firstAtOrAfter(6));
  }

  @Test
  void theHashIsThatOfTheRecordingsText() throws TraceException {
    Trace trace = Trace.read(SharedData.require("traces/ATT-LTE-driving.up.gz"));
    assertEquals(
        "d58a640b9bccd131a421bff6eaf727aba324d9258b35009655bbf68e087b9b29", trace.sha256());
    assertEquals(70_336, trace.size());
  }

  static Trace random(Random random) {
    int size = 1 + random.nextInt(200);
    int spread = 1 + random.nextInt(random.nextBoolean() ? 50 : Integer.MAX_VALUE - 1);
    int[] stamps = random.ints(size, 0, spread).sorted().toArray();
    stamps[size - 1] = Math.max(1, stamps[size - 1]);
    return Trace.of(stamps);
  }
}
