package testbed.shell.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import testbed.timebase.Time;
import testbed.traces.Trace;

/**
 * Limits in bytes and dropping from the head, worked out by hand from mm-link's rules: an
 * opportunity of 1504 bytes every 10 ms, five packets at 1 ms, the packet in transit outside the
 * limit.
 */
class WorkedQueueTest {
  private static final long MS = Time.MILLISECOND;
  private static final int[] SIZES = {1504, 1000, 600, 1504, 400};

  /** 1504 + 1000 fit, + 600 and + 1504 do not, + 400 does. */
  @Test
  void aLimitInBytesLetsALaterSmallerPacketIn() {
    Bench bench = fed("droptail:bytes=2904");
    assertEquals(List.of(2L, 3L), bench.droppedIds());
    assertEquals(List.of(0L, 1L, 4L), bench.departedIds());
    assertEquals(List.of(10 * MS, 20 * MS, 20 * MS), bench.departureTimes());
  }

  @Test
  void ofTwoLimitsBothHold() {
    Bench bench = fed("droptail:packets=2,bytes=2904");
    assertEquals(List.of(2L, 3L, 4L), bench.droppedIds());
    assertEquals(List.of(10 * MS, 20 * MS), bench.departureTimes());
  }

  /** The fourth makes 4608: the two oldest go, where mm-link aborts; the fifth makes 2504. */
  @Test
  void droppingFromTheHeadGoesOnUntilTheBytesFit() {
    Bench bench = fed("drophead:bytes=2504");
    assertEquals(List.of(0L, 1L), bench.droppedIds());
    assertEquals(List.of(2L, 3L, 4L), bench.departedIds());
    assertEquals(List.of(10 * MS, 20 * MS, 20 * MS), bench.departureTimes());
  }

  @Test
  void thePacketInTransitIsOutsideTheLimitAndCannotBeDropped() {
    Bench bench = new Bench(link("drophead:packets=1"));
    bench.offer(3000, MS);
    bench.link.advanceTo(11 * MS);
    bench.offer(700, 12 * MS);
    bench.offer(800, 13 * MS);
    bench.link.advanceTo(Time.SECOND);
    assertEquals(List.of(1L), bench.droppedIds());
    assertEquals(List.of(0L, 2L), bench.departedIds());
    assertEquals(List.of(20 * MS, 30 * MS), bench.departureTimes());
  }

  private static Bench fed(String queue) {
    Bench bench = new Bench(link(queue));
    for (int size : SIZES) {
      bench.offer(size, MS);
    }
    bench.link.advanceTo(Time.SECOND);
    return bench;
  }

  private static Effect link(String queue) {
    return TraceRate.repeating(Trace.of(10), 0, QueueSyntax.parse(queue));
  }
}
