package testbed.harness.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Beats while a run goes on, and notices what no other part can: that the whole program or the
 * machine stood still, that the machine slept, and that somebody set its clock. The clocks are
 * arguments, so that tests can have theirs.
 *
 * <p>The monotonic clock, by which the run lives, stands still while a machine sleeps; the time of
 * day and the time since the machine was started go on. So the time of day leaps against the
 * monotonic clock when it is set and when the machine slept, and the time since the start tells
 * which of the two it was.
 */
final class Heartbeat implements AutoCloseable {
  private static final long PERIOD_MS = 20;

  /** So little may a clock leap between two beats before it is asked whether the machine slept. */
  private static final long LEAP_NS = 50_000_000;

  private final LongSupplier monotonicNs;
  private final Clock wall;
  private final LongSupplier sinceStartNs;
  private final Thread thread;
  private long lastBeatNs;
  private long longestGapNs;
  private long lastOffsetNs;
  private long largestStepNs;
  private long lastSleepNs;
  private long sleptNs;

  private Heartbeat(LongSupplier monotonicNs, Clock wall, LongSupplier sinceStartNs) {
    this.monotonicNs = monotonicNs;
    this.wall = wall;
    this.sinceStartNs = sinceStartNs;
    this.lastBeatNs = monotonicNs.getAsLong();
    this.lastOffsetNs = offsetNs(lastBeatNs);
    this.lastSleepNs = sinceStartNs.getAsLong() - lastBeatNs;
    this.thread = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::live);
  }

  /** A heart that beats by itself, on the machine's clocks. */
  static Heartbeat start() {
    Heartbeat heart = new Heartbeat(System::nanoTime, Clock.systemUTC(), UpTime::ns);
    heart.thread.start();
    return heart;
  }

  /** A heart that beats when told. */
  static Heartbeat onClocks(LongSupplier monotonicNs, Clock wall, LongSupplier sinceStartNs) {
    return new Heartbeat(monotonicNs, wall, sinceStartNs);
  }

  /** One beat: looks at the clocks. */
  synchronized void beat() {
    long now = monotonicNs.getAsLong();
    long offset = offsetNs(now);
    longestGapNs = Math.max(longestGapNs, now - lastBeatNs);
    long step = offset - lastOffsetNs;
    if (Math.abs(step) > LEAP_NS) {
      step -= slept(now);
    }
    if (Math.abs(step) > Math.abs(largestStepNs)) {
      largestStepNs = step;
    }
    lastBeatNs = now;
    lastOffsetNs = offset;
  }

  /** For how long the machine slept since this was last asked. */
  private long slept(long now) {
    long sleep = sinceStartNs.getAsLong() - now;
    long more = sleep - lastSleepNs;
    lastSleepNs = sleep;
    if (more < LEAP_NS) {
      return 0;
    }
    sleptNs += more;
    return more;
  }

  /** What was noticed, by the names of {@link Validity}. */
  synchronized Map<String, Double> noticed() {
    Map<String, Double> watch = new TreeMap<>();
    watch.put(Validity.STANDSTILL_MS, longestGapNs / 1e6);
    watch.put(Validity.CLOCK_STEP_MS, Math.abs(largestStepNs) / 1e6);
    watch.put(Validity.SLEPT_MS, sleptNs / 1e6);
    return watch;
  }

  private long offsetNs(long nowNs) {
    Instant instant = wall.instant();
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano() - nowNs;
  }

  private void live() {
    try {
      while (true) {
        beat();
        Thread.sleep(PERIOD_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    beat();
  }
}
