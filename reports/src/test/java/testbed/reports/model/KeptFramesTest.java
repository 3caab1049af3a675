package testbed.reports.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeptFramesTest {
  private static final double NEVER = Double.NaN;

  @Test
  void runsThatDifferByAFewFramesKeepTheSameOnes() {
    assertEquals(List.of(100L, 200L, 300L, 400L, 500L), KeptFrames.numbers(600));
    assertEquals(KeptFrames.numbers(600), KeptFrames.numbers(597));
  }

  @Test
  void threeToEightAreKeptHoweverLongTheRun() {
    for (int sent = 4; sent < 40_000; sent++) {
      int kept = KeptFrames.numbers(sent).size();
      assertTrue(kept >= 3 && kept <= 8, sent + " frames: " + kept);
    }
    assertEquals(List.of(), KeptFrames.numbers(0));
  }

  @Test
  void theFrameItselfIsTakenOrTheFirstOneSeenInItsPlace() {
    List<FrameRow> frames =
        List.of(row(0, 0.1), row(1, NEVER), row(2, 0.5), row(3, 0.4), row(4, NEVER));

    assertEquals(Optional.of(0L), KeptFrames.shownFor(frames, 0).map(FrameRow::id));
    assertEquals(Optional.of(3L), KeptFrames.shownFor(frames, 1).map(FrameRow::id));
    assertEquals(Optional.empty(), KeptFrames.shownFor(frames, 4));
  }

  private static FrameRow row(long id, double seenS) {
    return new FrameRow(id, id / 30.0, seenS, 0, 0, 0.9);
  }
}
