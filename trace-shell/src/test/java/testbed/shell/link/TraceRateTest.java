package testbed.shell.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import testbed.timebase.Time;
import testbed.traces.Trace;

class TraceRateTest {
  private static final long MS = Time.MILLISECOND;

  @Test
  void aFullPacketLeavesAtTheNextOpportunity() {
    Bench bench = bench(5, 9, 20);
    bench.offer(1504, 6 * MS);
    bench.link.advanceTo(20 * MS);
    assertEquals(List.of(9 * MS), bench.departureTimes());
  }

  @Test
  void anOpportunityAtTheInstantOfAnArrivalIsGone() {
    Bench bench = bench(5, 9);
    bench.offer(1504, 5 * MS);
    bench.link.advanceTo(9 * MS);
    assertEquals(List.of(9 * MS), bench.departureTimes());
  }

  @Test
  void aPacketThatComesJustBeforeAnOpportunityUsesIt() {
    Bench bench = bench(5, 9);
    bench.offer(1504, 5 * MS - 1);
    bench.link.advanceTo(9 * MS);
    assertEquals(List.of(5 * MS), bench.departureTimes());
  }

  @Test
  void smallPacketsShareAnOpportunity() {
    Bench bench = bench(5, 9);
    for (int i = 0; i < 4; i++) {
      bench.offer(500, MS);
    }
    bench.link.advanceTo(9 * MS);
    assertEquals(List.of(5 * MS, 5 * MS, 5 * MS, 9 * MS), bench.departureTimes());
  }

  @Test
  void aLargePacketSpansOpportunitiesAndTheRestGoesToTheNextPacket() {
    Bench bench = bench(5, 9, 12);
    bench.offer(2000, MS);
    bench.offer(1008, MS);
    bench.offer(1, MS);
    bench.link.advanceTo(12 * MS);
    assertEquals(List.of(9 * MS, 9 * MS, 12 * MS), bench.departureTimes());
  }

  @Test
  void whatIsLeftOfAnOpportunityIsLostWhenNothingWaits() {
    Bench bench = bench(5, 9, 12);
    bench.offer(100, MS);
    bench.link.advanceTo(6 * MS);
    bench.offer(1504 + 1404, 6 * MS);
    bench.link.advanceTo(12 * MS);
    assertEquals(List.of(5 * MS, 12 * MS), bench.departureTimes());
  }

  @Test
  void thePacketInTransitDoesNotCountTowardsTheLimit() {
    Trace trace = Trace.of(5, 9, 12, 15);
    Bench bench = new Bench(TraceRate.repeating(trace, 0, QueueSyntax.parse("droptail:packets=1")));
    bench.offer(2000, MS);
    bench.offer(10, 2 * MS);
    bench.link.advanceTo(5 * MS);
    bench.offer(20, 6 * MS);
    bench.offer(30, 6 * MS);
    bench.link.advanceTo(9 * MS);
    assertEquals(List.of(1L, 3L), bench.droppedIds());
    assertEquals(List.of(0L, 2L), bench.departedIds());
  }

  @Test
  void theTraceStartsOverAtItsLastStamp() {
    Bench bench = bench(0, 10);
    for (int i = 0; i < 5; i++) {
      bench.offer(1504, 0);
    }
    bench.link.advanceTo(30 * MS);
    assertEquals(List.of(10 * MS, 10 * MS, 20 * MS, 20 * MS, 30 * MS), bench.departureTimes());
  }

  @Test
  void anIdleLinkAsksForNoWakeUpAndStillAccountsForItsOpportunities() {
    Bench bench = bench(5, 9);
    assertEquals(Time.NEVER, bench.link.nextEventNs());
    bench.link.advanceTo(100 * MS);
    assertEquals(22, bench.recorder.events().size());
    bench.offer(10, 100 * MS);
    assertEquals(104 * MS, bench.link.nextEventNs());
  }

  @Test
  void aTraceThatRunsOnceDeliversNothingAfterItsEnd() {
    Bench bench = new Bench(TraceRate.once(Trace.of(5), 0, QueueSyntax.parse("infinite")));
    bench.offer(1504, 0);
    bench.offer(1504, 0);
    bench.link.advanceTo(Time.SECOND);
    assertEquals(List.of(5 * MS), bench.departureTimes());
    assertEquals(Time.NEVER, bench.link.nextEventNs());
  }

  private static Bench bench(int... stamps) {
    return new Bench(TraceRate.repeating(Trace.of(stamps), 0, QueueSyntax.parse("infinite")));
  }
}
