package testbed.shell.tun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import testbed.timebase.Time;

/** When the packet thread has itself woken for what is due. */
final class AlarmTest {
  private static final long US = Time.MICROSECOND;
  private static final long DUE = 10 * Time.SECOND;

  private final Alarm alarm = RealtimeMode.FIFO.alarm();

  /** How long before it is due the thread is woken, when it goes to sleep so long before. */
  private static long leadUs(RealtimeMode mode, long untilDueUs) {
    long nowNs = DUE - untilDueUs * US;
    return (DUE - nowNs - mode.alarm().sleepNs(DUE, nowNs)) / US;
  }

  @Test
  void theLongerTheSleepTheEarlierItEnds() {
    assertEquals(120, leadUs(RealtimeMode.FIFO, 1_000));
    assertEquals(200, leadUs(RealtimeMode.FIFO, 5_000));
    assertEquals(300, leadUs(RealtimeMode.FIFO, 10_000));
  }

  @Test
  void nothingIsSleptWhenItIsDueSoonOrOverdue() {
    assertEquals(0, alarm.sleepNs(DUE, DUE - 100 * US));
    assertEquals(0, alarm.sleepNs(DUE, DUE));
    assertEquals(0, alarm.sleepNs(DUE, DUE + Time.SECOND));
  }

  @Test
  void whoWasWokenStaysAwakeUntilItIsDue() {
    long fromNs = DUE - 20_000 * US;
    long wokenNs = fromNs + alarm.sleepNs(DUE, fromNs);
    for (long nowNs = wokenNs; nowNs <= DUE; nowNs += US) {
      assertEquals(0, alarm.sleepNs(DUE, nowNs));
    }
  }

  @Test
  void whoIsDisturbedBeforeTheAlarmSleepsOn() {
    alarm.sleepNs(DUE, DUE - 20_000 * US);
    assertEquals(1_000 * US - 120 * US, alarm.sleepNs(DUE, DUE - 1_000 * US));
  }

  @Test
  void afterTheAlarmSomethingElseMayBeSleptFor() {
    long wokenNs = DUE - 300 * US;
    alarm.sleepNs(DUE, DUE - 20_000 * US);
    assertEquals(0, alarm.sleepNs(DUE, wokenNs));
    long next = DUE + Time.SECOND;
    assertTrue(alarm.sleepNs(next, DUE) > 0);
    assertTrue(
        alarm.sleepNs(DUE - 1, wokenNs) > 0, "something due earlier has an alarm of its own");
  }

  /** What the thread spends awake beyond the last 100 us, however things are due. */
  @Test
  void longerLeadsTakeAtMostAFiftiethOfTheTime() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 1000; round++) {
      long nowNs = 0;
      long awakeNs = 0;
      for (int i = 0; i < 100; i++) {
        long dueNs = nowNs + 1 + random.nextLong(1L << (10 + random.nextInt(18)));
        long aheadNs = dueNs - nowNs - alarm.sleepNs(dueNs, nowNs);
        assertTrue(aheadNs <= 300 * US, "awake for " + aheadNs);
        awakeNs += Math.max(0, aheadNs - 100 * US);
        nowNs = dueNs;
      }
      assertTrue(50 * awakeNs <= nowNs, awakeNs + " of " + nowNs);
    }
  }

  @Test
  void withoutPriorityTheThreadIsAwakeForLess() {
    for (RealtimeMode mode : List.of(RealtimeMode.SHORT_SLICE, RealtimeMode.ORDINARY)) {
      assertEquals(20, leadUs(mode, 1_000));
      assertEquals(200, leadUs(mode, 20_000));
    }
  }
}
