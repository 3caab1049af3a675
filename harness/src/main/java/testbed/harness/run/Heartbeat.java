package testbed.harness.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Beats while a run goes on, and notices what no other part can: that the whole program or the
 * machine stood still, and that somebody set the machine's clock. A beat takes the two clocks as
 * arguments, so that tests can have theirs.
 */
final class Heartbeat implements AutoCloseable {
  private static final long PERIOD_MS = 20;

  private final LongSupplier monotonicNs;
  private final Clock wall;
  private final Thread thread;
  private long lastBeatNs;
  private long longestGapNs;
  private long lastOffsetNs;
  private long largestStepNs;

  private Heartbeat(LongSupplier monotonicNs, Clock wall) {
    this.monotonicNs = monotonicNs;
    this.wall = wall;
    this.lastBeatNs = monotonicNs.getAsLong();
    this.lastOffsetNs = offsetNs(lastBeatNs);
    this.thread = Thread.ofPlatform().daemon().name("heartbeat").unstarted(this::live);
  }

  /** A heart that beats by itself, on the machine's clocks. */
  static Heartbeat start() {
    Heartbeat heart = new Heartbeat(System::nanoTime, Clock.systemUTC());
    heart.thread.start();
    return heart;
  }

  /** A heart that beats when told. */
  static Heartbeat onClocks(LongSupplier monotonicNs, Clock wall) {
    return new Heartbeat(monotonicNs, wall);
  }

  /** One beat: looks at both clocks. */
  synchronized void beat() {
    long now = monotonicNs.getAsLong();
    long offset = offsetNs(now);
    longestGapNs = Math.max(longestGapNs, now - lastBeatNs);
    long step = offset - lastOffsetNs;
    if (Math.abs(step) > Math.abs(largestStepNs)) {
      largestStepNs = step;
    }
    lastBeatNs = now;
    lastOffsetNs = offset;
  }

  /** What was noticed, by the names of {@link Validity}. */
  synchronized Map<String, Double> noticed() {
    Map<String, Double> watch = new TreeMap<>();
    watch.put(Validity.STANDSTILL_MS, longestGapNs / 1e6);
    watch.put(Validity.CLOCK_STEP_MS, Math.abs(largestStepNs) / 1e6);
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
