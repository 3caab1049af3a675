package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import testbed.reports.model.RunManifest;

/** What the heart of a run notices on clocks of our own. */
class HeartbeatTest {
  private static final long MS = 1_000_000;

  private long monotonicNs;
  private long sinceStartNs = 5_000 * MS;
  private long wallNs = 1_700_000_000L * 1_000_000_000L;
  private final Heartbeat heart =
      Heartbeat.onClocks(() -> monotonicNs, new WallClock(), () -> sinceStartNs);

  private void passes(long ms) {
    monotonicNs += ms * MS;
    sinceStartNs += ms * MS;
    wallNs += ms * MS;
    heart.beat();
  }

  private List<String> reasons() {
    return Validity.reasons(
        heart.noticed(), RunManifest.Link.none(), RunManifest.Outcome.completed());
  }

  @Test
  void anEvenPulseGivesNoReason() {
    for (int i = 0; i < 500; i++) {
      passes(20);
    }
    assertEquals(20, heart.noticed().get(Validity.STANDSTILL_MS));
    assertEquals(0, heart.noticed().get(Validity.CLOCK_STEP_MS));
    assertEquals(List.of(), reasons());
  }

  @Test
  void aClockThatIsSetInEitherDirectionIsAReason() {
    passes(20);
    wallNs -= 250 * MS;
    passes(20);
    assertEquals(250, heart.noticed().get(Validity.CLOCK_STEP_MS));
    assertTrue(reasons().getFirst().contains("clock was set by 250 ms"), reasons()::toString);
  }

  @Test
  void aClockThatIsSlewedIsNoReason() {
    for (int i = 0; i < 3000; i++) {
      wallNs += MS / 100;
      passes(20);
    }
    assertEquals(List.of(), reasons());
  }

  @Test
  void aLongGapIsAReason() {
    passes(20);
    passes(900);
    assertTrue(reasons().getFirst().contains("stood still for 900 ms"), reasons()::toString);
  }

  @Test
  void aMachineThatSleptIsAReasonOfItsOwn() {
    passes(20);
    sleeps(3_600_000);
    assertEquals(3_600_000, heart.noticed().get(Validity.SLEPT_MS));
    assertEquals(1, reasons().size(), reasons()::toString);
    assertTrue(reasons().getFirst().contains("suspended for 3600.0 s"), reasons()::toString);
  }

  @Test
  void aClockThatIsSetAfterAMachineSleptIsNoticedToo() {
    sleeps(5_000);
    wallNs -= 2_000 * MS;
    passes(20);
    sleeps(1_000);
    assertEquals(6_000, heart.noticed().get(Validity.SLEPT_MS));
    assertEquals(2_000, heart.noticed().get(Validity.CLOCK_STEP_MS));
  }

  /** Only the monotonic clock stands still meanwhile. */
  private void sleeps(long ms) {
    wallNs += ms * MS;
    sinceStartNs += ms * MS;
    passes(20);
  }

  private final class WallClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.ofEpochSecond(0, wallNs);
    }
  }
}
