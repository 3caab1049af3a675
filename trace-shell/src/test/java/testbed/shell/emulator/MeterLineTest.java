package testbed.shell.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import testbed.shell.tun.DirectionCounts;
import testbed.shell.tun.LiveCounts;
import testbed.timebase.Time;

class MeterLineTest {
  private static final LiveCounts NOTHING = counts(0, 0, 0);

  @Test
  void theRateIsWhatDepartedSinceTheLastLookAndTheBarItsShareOfTheCapacity() {
    LiveCounts now = counts(Time.SECOND, 100, 400);
    assertEquals(
        "uplink   #####...............    1.20 of   4.81 Mbit/s | queue     7 | delay    12.0 ms"
            + " | dropped 3",
        MeterLine.of("uplink", NOTHING, now));
  }

  @Test
  void aLinkWithoutALimitHasNoCapacity() {
    assertEquals(
        "downlink ....................    1.20 of      - Mbit/s | queue     7 | delay    12.0 ms"
            + " | dropped 3",
        MeterLine.of("downlink", NOTHING, counts(Time.SECOND, 100, 0)));
  }

  private static LiveCounts counts(long atNs, long departed, long opportunities) {
    return new LiveCounts(
        atNs,
        7,
        new DirectionCounts(
            departed,
            1504 * departed,
            departed,
            1504 * departed,
            opportunities,
            12 * Time.MILLISECOND * departed,
            Map.of("limit", 3L),
            0));
  }
}
