package testbed.analyzer.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.analyzer.match.FrameRecord.Displayed;
import testbed.analyzer.match.FrameRecord.Dropped;
import testbed.analyzer.match.FrameRecord.InFlight;

class SignalDelayTest {
  private static final long MS = 1_000_000;

  @Test
  void aDroppedFrameWaitsForTheNextOneThatIsDisplayed() {
    SignalDelay delay =
        SignalDelay.of(
            List.of(
                dropped(0),
                new Displayed(1, 100 * MS, 150 * MS, 0),
                dropped(2),
                dropped(3),
                new Displayed(4, 400 * MS, 470 * MS, 1),
                new InFlight(5, 500 * MS)));

    assertEquals(5, delay.size());
    assertEquals(150 * MS, delay.delayNs(0));
    assertEquals(50 * MS, delay.delayNs(1));
    assertEquals(270 * MS, delay.delayNs(2));
    assertEquals(170 * MS, delay.delayNs(3));
    assertEquals(70 * MS, delay.delayNs(4));
    assertEquals(142, delay.milliseconds().mean(), 1e-9);
    assertEquals(250, delay.milliseconds().percentile(95), 4.1);
  }

  @Test
  void takingOffThePipelineDelayShiftsEveryFrame() {
    SignalDelay delay = SignalDelay.of(List.of(new Displayed(0, 0, 80 * MS, 0))).minus(60 * MS);

    assertEquals(20 * MS, delay.delayNs(0));
  }

  @Test
  void aRunThatDisplaysNothingHasNoSignalDelay() {
    SignalDelay delay = SignalDelay.of(List.of(new InFlight(0, 0)));

    assertEquals(0, delay.size());
    assertTrue(Double.isNaN(delay.milliseconds().percentile(95)));
    assertTrue(Double.isNaN(delay.milliseconds().mean()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithTheDefinitionTakenWordForWord(long seed) {
    Random random = new Random(seed);
    List<FrameRecord> frames = new ArrayList<>();
    long seen = 0;
    for (int i = 0; i < 200; i++) {
      seen = Math.max(seen + 1, i * 33 + random.nextInt(200));
      frames.add(random.nextInt(3) == 0 ? new Displayed(i, i * 33L, seen, i) : dropped(i, i * 33L));
    }

    SignalDelay delay = SignalDelay.of(frames);

    for (int i = 0; i < delay.size(); i++) {
      long first = Long.MAX_VALUE;
      for (FrameRecord later : frames.subList(i, frames.size())) {
        if (later instanceof Displayed d) {
          first = Math.min(first, d.seenNs());
        }
      }
      assertEquals(first - frames.get(i).shownNs(), delay.delayNs(i));
    }
  }

  private static FrameRecord dropped(long id) {
    return dropped(id, id * 100 * MS);
  }

  private static FrameRecord dropped(long id, long shownNs) {
    return new Dropped(id, shownNs, DropPlace.SYSTEM);
  }
}
