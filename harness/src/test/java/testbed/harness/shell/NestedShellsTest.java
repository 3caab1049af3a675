package testbed.harness.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import testbed.harness.CommandFailure;

class NestedShellsTest {
  @Test
  void theOutermostShellIsLastOnTheUplinkAndFirstOnTheDownlink() throws Exception {
    NestedShells nested =
        read("delay 20 loss uplink 0.01 loss downlink 0.5 link up down ping -c 1 x");
    assertEquals(List.of("loss:0.01", "delay:20ms"), nested.afterUplink());
    assertEquals(List.of("delay:20ms", "loss:0.5"), nested.beforeDownlink());
    assertEquals("up", nested.uplink());
    assertEquals("down", nested.downlink());
    assertEquals(List.of("ping", "-c", "1", "x"), nested.command());
  }

  @Test
  void mahimahisOwnNamesAreUnderstood() throws Exception {
    NestedShells nested = read("mm-delay 5 mm-onoff uplink 1 0.25 mm-intermittent downlink 2 3 sh");
    assertEquals(List.of("onoff:on=1s,off=0.25s", "delay:5ms"), nested.afterUplink());
    assertEquals(List.of("delay:5ms", "intermittent:on=2s,off=3s"), nested.beforeDownlink());
    assertEquals(List.of("sh"), nested.command());
  }

  @Test
  void aCommandAloneIsLeftAlone() throws Exception {
    assertEquals(List.of("ls", "link"), read("ls link").command());
  }

  @Test
  void whatAShellDoesNotTakeIsRefused() {
    assertThrows(CommandFailure.class, () -> read("delay 1.5 sh"));
    assertThrows(CommandFailure.class, () -> read("loss sideways 0.1 sh"));
    assertThrows(CommandFailure.class, () -> read("link up"));
  }

  private static NestedShells read(String words) throws CommandFailure {
    return NestedShells.read(List.of(words.split(" ", -1)));
  }
}
