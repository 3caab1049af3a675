package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.match.FrameRecord.Displayed;
import testbed.analyzer.match.FrameRecord.InFlight;
import testbed.analyzer.result.FrameResult;
import testbed.harness.system.SystemFailure;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog.DirectionLog;

/** A call of 20 s at one frame a second, each displayed at once until it freezes. */
class FrozenDisplayTest {
  private static final long S = 1_000_000_000L;
  private static final long LAST_TICK = 19 * S;

  private static List<FrameResult> shownUntil(int frozenAt) {
    List<FrameRecord> records = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      records.add(i < frozenAt ? new Displayed(i, i * S, i * S, i) : new InFlight(i, i * S));
    }
    return FrameResult.of(records, Map.of(), 0);
  }

  /** A packet each second from 0 to {@code until}. */
  private static Optional<DirectionLog> packetsUntil(int until) {
    List<LogLine> lines = new ArrayList<>();
    for (int i = 0; i < until; i++) {
      lines.add(new LogLine.Departure(i * 1000L, 1504, 0));
    }
    return Optional.of(new DirectionLog(List.of("base timestamp: 0"), lines));
  }

  @Test
  void aDisplayThatFreezesWhilePacketsArriveIsAFailureOfTheSystem() {
    SystemFailure failure =
        FrozenDisplay.in(shownUntil(5), LAST_TICK, packetsUntil(20)).orElseThrow();
    assertEquals("watching the display", failure.stage());
    assertTrue(failure.getMessage().contains("nothing new in the last 15.0 s"));
  }

  @Test
  void aLinkThatDeliversNothingExcusesIt() {
    assertTrue(FrozenDisplay.in(shownUntil(5), LAST_TICK, packetsUntil(6)).isEmpty());
  }

  @Test
  void withoutALinkThereIsNoExcuse() {
    assertTrue(FrozenDisplay.in(shownUntil(5), LAST_TICK, Optional.empty()).isPresent());
  }

  @Test
  void whatMayBeUnderWayIsNoFailure() {
    assertTrue(FrozenDisplay.in(shownUntil(20), LAST_TICK, packetsUntil(20)).isEmpty());
    assertTrue(FrozenDisplay.in(shownUntil(16), LAST_TICK, packetsUntil(20)).isEmpty());
  }

  @Test
  void ofADisplayThatNeverShowedAnythingOthersTell() {
    assertTrue(FrozenDisplay.in(shownUntil(0), LAST_TICK, packetsUntil(20)).isEmpty());
  }
}
