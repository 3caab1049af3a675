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
    assertEquals(
        new NestedShells.Way("up", List.of(), List.of("loss:0.01", "delay:20ms")), nested.uplink());
    assertEquals(
        new NestedShells.Way("down", List.of("delay:20ms", "loss:0.5"), List.of()),
        nested.downlink());
    assertEquals(List.of("ping", "-c", "1", "x"), nested.command());
  }

  @Test
  void shellsInsideTheLinkComeBeforeItOnTheUplinkAndAfterItOnTheDownlink() throws Exception {
    NestedShells nested = read("delay 1 link up down mm-delay 2 loss uplink 0.5 sh");
    assertEquals(
        new NestedShells.Way("up", List.of("loss:0.5", "delay:2ms"), List.of("delay:1ms")),
        nested.uplink());
    assertEquals(
        new NestedShells.Way("down", List.of("delay:1ms"), List.of("delay:2ms")),
        nested.downlink());
    assertEquals(List.of("sh"), nested.command());
  }

  @Test
  void ofSeveralLinksTheInnermostIsTheOneThatQueues() throws Exception {
    NestedShells nested = read("delay 1 link a b delay 2 mm-link c d delay 3 sh");
    assertEquals(
        new NestedShells.Way(
            "c", List.of("delay:3ms"), List.of("delay:2ms", "trace:a", "delay:1ms")),
        nested.uplink());
    assertEquals(
        new NestedShells.Way(
            "d", List.of("delay:1ms", "trace:b", "delay:2ms"), List.of("delay:3ms")),
        nested.downlink());
  }

  @Test
  void mahimahisOwnNamesAreUnderstood() throws Exception {
    NestedShells nested = read("mm-delay 5 mm-onoff uplink 1 0.25 mm-intermittent downlink 2 3 sh");
    assertEquals(
        new NestedShells.Way(null, List.of(), List.of("onoff:on=1s,off=0.25s", "delay:5ms")),
        nested.uplink());
    assertEquals(
        new NestedShells.Way(null, List.of("delay:5ms", "intermittent:on=2s,off=3s"), List.of()),
        nested.downlink());
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
    assertThrows(CommandFailure.class, () -> read("link a b link c d --uplink-queue=codel sh"));
  }

  private static NestedShells read(String words) throws CommandFailure {
    return NestedShells.read(List.of(words.split(" ", -1)));
  }
}
