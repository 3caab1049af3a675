package testbed.traces;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import testbed.timebase.Time;

/** When a link may deliver. */
final class DeliveryScheduleTest {
  @Test
  void aTraceStartsOverAtItsLastStamp() {
    DeliverySchedule schedule = DeliverySchedule.repeating(Trace.of(0, 4, 10), 0);
    assertArrayEquals(new long[] {0, 4, 10, 10, 14, 20, 20, 24}, nextMs(schedule, 8));
  }

  @Test
  void opportunitiesOfOneMillisecondComeOneByOne() {
    DeliverySchedule schedule = DeliverySchedule.repeating(Trace.of(3, 3, 3, 5), 0);
    assertArrayEquals(new long[] {3, 3, 3, 5, 8, 8, 8, 10}, nextMs(schedule, 8));
  }

  @Test
  void theStartOffsetIsThePlaceInTheTraceThatTimeZeroFallsOn() {
    Trace trace = Trace.of(0, 4, 10);
    assertArrayEquals(
        new long[] {0, 6, 6}, nextMs(DeliverySchedule.repeating(trace, 4 * Time.MILLISECOND), 3));
    DeliverySchedule within = DeliverySchedule.repeating(trace, 4 * Time.MILLISECOND + 1);
    assertEquals(6 * Time.MILLISECOND - 1, within.nextNs());
  }

  @Test
  void aWholePeriodOfOffsetIsNone() {
    Random random = new Random(5);
    for (int i = 0; i < 1_000; i++) {
      Trace trace = TraceTest.random(random);
      long offset = random.nextLong(trace.periodMs() * Time.MILLISECOND);
      DeliverySchedule once = DeliverySchedule.repeating(trace, offset);
      DeliverySchedule round =
          DeliverySchedule.repeating(trace, offset + 3L * trace.periodMs() * Time.MILLISECOND);
      assertArrayEquals(nextMs(once, 50), nextMs(round, 50));
    }
  }

  @Test
  void anOffsetScheduleIsTheTailOfTheWholeOne() {
    Random random = new Random(6);
    for (int i = 0; i < 1_000; i++) {
      Trace trace = TraceTest.random(random);
      long offset = random.nextLong(trace.periodMs() * Time.MILLISECOND);
      DeliverySchedule whole = DeliverySchedule.repeating(trace, 0);
      while (whole.nextNs() < offset) {
        whole.advance();
      }
      DeliverySchedule tail = DeliverySchedule.repeating(trace, offset);
      for (int k = 0; k < 2 * trace.size(); k++) {
        assertEquals(whole.nextNs() - offset, tail.nextNs());
        whole.advance();
        tail.advance();
      }
    }
  }

  @Test
  void playedOnceItEnds() {
    DeliverySchedule schedule = DeliverySchedule.once(Trace.of(1, 2), Time.MILLISECOND);
    assertArrayEquals(new long[] {0, 1}, nextMs(schedule, 2));
    assertEquals(Time.NEVER, schedule.nextNs());
    assertThrows(IllegalStateException.class, schedule::advance);
    assertEquals(Time.NEVER, DeliverySchedule.once(Trace.of(1), Time.SECOND).nextNs());
  }

  @Test
  void aNegativeOffsetIsRefused() {
    Trace trace = Trace.of(1);
    assertThrows(IllegalArgumentException.class, () -> DeliverySchedule.repeating(trace, -1));
  }

  private static long[] nextMs(DeliverySchedule schedule, int n) {
    long[] result = new long[n];
    for (int i = 0; i < n; i++) {
      result[i] = Math.floorDiv(schedule.nextNs(), Time.MILLISECOND);
      schedule.advance();
    }
    return result;
  }
}
