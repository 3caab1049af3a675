package testbed.shell.tun;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import testbed.timebase.Time;

/** When the packet thread waits for packets to gather, and for how long. */
final class GatheringTest {
  private static final long NONE = 0;

  private final Gathering gathering = new Gathering();

  /** A millisecond from {@code fromMs} on that brings so many packets, some at its very end. */
  private void millisecond(long fromMs, int packets) {
    gathering.advanceTo(fromMs * Time.MILLISECOND);
    gathering.took(packets);
    gathering.advanceTo((fromMs + 1) * Time.MILLISECOND);
  }

  @Test
  void fewPacketsAreTakenOneByOne() {
    millisecond(5, Gathering.CROWD - 1);
    assertEquals(NONE, gathering.pauseNs(Time.NEVER));
  }

  @Test
  void crowdingPacketsGather() {
    millisecond(5, Gathering.CROWD);
    assertEquals(Gathering.LONGEST_NS, gathering.pauseNs(Time.NEVER));
  }

  @Test
  void theThreadIsAwakeBeforeSomethingIsDue() {
    millisecond(5, Gathering.CROWD);
    long pauseNs = 100 * Time.MICROSECOND;
    assertEquals(pauseNs, gathering.pauseNs(Gathering.READY_NS + pauseNs));
    assertEquals(NONE, gathering.pauseNs(Gathering.READY_NS + 1));
    assertEquals(NONE, gathering.pauseNs(0));
    assertEquals(NONE, gathering.pauseNs(-Time.MILLISECOND));
  }

  @Test
  void aPauseThatBroughtNothingIsTheLast() {
    millisecond(5, Gathering.CROWD);
    gathering.took(0);
    assertEquals(NONE, gathering.pauseNs(Time.NEVER));
    gathering.took(1);
    assertEquals(Gathering.LONGEST_NS, gathering.pauseNs(Time.NEVER));
  }

  @Test
  void aCrowdOfLongAgoIsNone() {
    millisecond(5, Gathering.CROWD);
    gathering.took(Gathering.CROWD);
    gathering.advanceTo(Time.SECOND);
    gathering.took(1);
    assertEquals(NONE, gathering.pauseNs(Time.NEVER));
  }
}
