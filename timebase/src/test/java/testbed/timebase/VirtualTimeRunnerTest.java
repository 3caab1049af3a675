package testbed.timebase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualTimeRunnerTest {
  /** Ticks every {@code period} nanoseconds and writes down when. */
  private static final class Ticker implements Agent {
    private final String name;
    private final long period;
    private final List<String> log;
    private long next;

    Ticker(String name, long period, List<String> log) {
      this.name = name;
      this.period = period;
      this.log = log;
      this.next = period;
    }

    @Override
    public void advanceTo(long nowNs) {
      while (next <= nowNs) {
        log.add(name + "@" + next);
        next += period;
      }
    }

    @Override
    public long nextEventNs() {
      return next;
    }
  }

  private static Agent waiting() {
    return new Agent() {
      @Override
      public void advanceTo(long nowNs) {}

      @Override
      public long nextEventNs() {
        return Time.NEVER;
      }
    };
  }

  @Test
  void jumpsFromDeadlineToDeadlineInOrder() {
    List<String> log = new ArrayList<>();
    var runner = new VirtualTimeRunner(List.of(new Ticker("a", 3, log), new Ticker("b", 2, log)));

    runner.runUntil(6);

    assertEquals(List.of("b@2", "a@3", "b@4", "a@6", "b@6"), log);
    assertEquals(6, runner.nowNs());
  }

  @Test
  void theClockStandsAtTheEndEvenWhenNothingHappensThere() {
    List<String> log = new ArrayList<>();
    var runner = new VirtualTimeRunner(List.of(new Ticker("a", 4, log)));

    runner.runUntil(7);

    assertEquals(List.of("a@4"), log);
    assertEquals(7, runner.nowNs());
  }

  @Test
  void saysSoWhenEverybodyWaitsForEverybody() {
    var runner = new VirtualTimeRunner(List.of(waiting(), waiting()));

    assertThrows(StuckException.class, () -> runner.runUntil(10));
  }

  @Test
  void saysSoWhenAnInstantNeverEnds() {
    Agent restless =
        new Agent() {
          @Override
          public void advanceTo(long nowNs) {}

          @Override
          public long nextEventNs() {
            return 5;
          }
        };

    assertThrows(
        IllegalStateException.class, () -> new VirtualTimeRunner(List.of(restless)).runUntil(10));
  }
}
