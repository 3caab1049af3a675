package testbed.analyzer.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybackTest {
  private static final long MS = 1_000_000;

  @ParameterizedTest
  @CsvSource({
    // After 29 gaps of 40 ms the average with a gap g is (1160 + g) / 30:
    // a freeze from g >= avg + 150, that is g >= 195.2 ms.
    "29, 40, 195, 0",
    "29, 40, 196, 1",
    // With gaps of 100 ms three times the average decides: g >= 3 (2900 + g) / 30 = 322.2 ms.
    "29, 100, 322, 0",
    "29, 100, 323, 1",
    // The fifth gap is the first that can be judged.
    "3, 40, 5000, 0",
    "4, 40, 5000, 1",
  })
  void aFreezeReachesThreeAveragesAndAnAveragePlus150Ms(
      int gaps, long usual, long last, int freezes) {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < gaps; i++) {
      all.add(usual);
    }
    all.add(last);

    assertEquals(freezes, playback(all).freezes().size());
  }

  @Test
  void aFreezeLastsItsWholeGapAndSeparatesTheSmoothTimes() {
    List<Long> gaps = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      gaps.add(50L);
    }
    gaps.add(1000L);
    gaps.add(50L);
    gaps.add(50L);
    gaps.add(2000L);

    Playback playback = playback(gaps);

    assertEquals(2, playback.freezes().size());
    assertEquals(3000 * MS, playback.frozenNs());
    assertEquals(2000 * MS, playback.longestFreezeNs());
    assertEquals(List.of(500 * MS, 100 * MS), playback.smoothNs());
  }

  @Test
  void withoutAFreezeTheSmoothTimeIsTheWholeTime() {
    assertEquals(List.of(90 * MS), playback(List.of(30L, 30L, 30L)).smoothNs());
  }

  @Test
  void theHarmonicFrameRateIsTheOneAtARandomMoment() {
    // Gaps of 0.1 s and 0.9 s: sum 1 s, squares 0.82 s2.
    assertEquals(1 / 0.82, playback(List.of(100L, 900L)).harmonicFps(), 1e-12);
    assertEquals(25, playback(List.of(40L, 40L, 40L)).harmonicFps(), 1e-9);
    assertTrue(Double.isNaN(playback(List.of()).harmonicFps()));
  }

  private static Playback playback(List<Long> gapsMs) {
    List<FrameRecord.Displayed> frames = new ArrayList<>();
    long at = 7 * MS;
    frames.add(new FrameRecord.Displayed(0, 0, at, 0));
    for (long gap : gapsMs) {
      at += gap * MS;
      frames.add(new FrameRecord.Displayed(frames.size(), 0, at, frames.size()));
    }
    return Playback.of(frames);
  }
}
