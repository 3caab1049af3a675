package testbed.harness.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import testbed.timebase.Time;

class HandOversTest {
  private final List<Long> thereNs = new ArrayList<>();

  @Test
  void aPacketIsThereAsLateAsItsTurnSaysAndNeverBeforeTheOneBeforeIt() {
    LateWay<byte[]> way = new LateWay<>(List.of(5L, 1L), (packet, atNs) -> thereNs.add(atNs));
    way.send(new byte[1], 10);
    way.send(new byte[1], 11);
    way.send(new byte[1], 20);

    assertEquals(15, way.nextEventNs());
    way.advanceTo(14);
    assertEquals(List.of(), thereNs);
    way.advanceTo(30);
    assertEquals(List.of(15L, 15L, 25L), thereNs, "the third takes the first's turn again");
    assertEquals(Time.NEVER, way.nextEventNs());
  }

  @Test
  void withoutTimesAPacketIsThereAtOnce() {
    LateWay<byte[]> way = new LateWay<>(List.of(), (packet, atNs) -> thereNs.add(atNs));
    way.send(new byte[1], 10);

    assertEquals(List.of(10L), thereNs);
  }

  @Test
  void whatIsLostHoldsUpNothing() {
    Lateness lateness = new Lateness(List.of(Time.NEVER, 2L));

    assertEquals(Time.NEVER, lateness.thereNs(10));
    assertEquals(13, lateness.thereNs(11));
  }
}
