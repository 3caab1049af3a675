package testbed.shell.tun;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import testbed.shell.link.FixedDelay;
import testbed.shell.link.LinkObserver;
import testbed.shell.link.Unlimited;
import testbed.timebase.Time;

/** Two interfaces joined by a link: each is one side of a pair whose other side is a machine. */
@Tag("kernel")
class BridgeTest {
  private static final long DELAY_MS = 20;

  /** The kernel takes a namespace and its interfaces away later than asked: no name comes twice. */
  private static int made;

  private final String mark = Long.toString(ProcessHandle.current().pid(), 36) + "n" + made++;
  private final List<String> sides = List.of("tbA" + mark, "tbB" + mark);

  @BeforeEach
  void twoMachines() throws Exception {
    Object uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    assumeTrue(uid.equals(0), "skipped: only root can make interfaces of this machine");
    for (int i = 0; i < 2; i++) {
      String side = sides.get(i);
      ip("netns add " + side);
      ip("link add " + side + " type veth peer name e0 netns " + side);
      ip("-n " + side + " addr add 10.77.0." + (i + 1) + "/24 dev e0");
      ip("-n " + side + " addr add fd77::" + (i + 1) + "/64 dev e0 nodad");
      ip("-n " + side + " link set e0 up");
    }
  }

  @AfterEach
  void withoutMachines() throws Exception {
    for (String side : sides) {
      ip("netns del " + side);
    }
  }

  @Test
  void whatIsNoEthernetInterfaceIsNotBridged() {
    assertTrue(refusal("lo").contains("lo is not an Ethernet interface"));
    assertTrue(refusal("none0").contains("there is no interface none0"));
  }

  private String refusal(String other) {
    Emulation.Direction direction = new Emulation.Direction(new FixedDelay(1), LinkObserver.NONE);
    return assertThrows(
            IOException.class,
            () ->
                Emulation.bridge(new Emulation.Bridged(sides.get(0), other), direction, direction))
        .getMessage();
  }

  @Test
  void framesOfBothFamiliesCrossItWithTheDelayOfBothDirectionsAndSoDoesAddressResolution()
      throws Exception {
    Emulation.Direction delayed =
        new Emulation.Direction(new FixedDelay(DELAY_MS * Time.MILLISECOND), LinkObserver.NONE);
    Emulation emulation =
        Emulation.bridge(new Emulation.Bridged(sides.get(0), sides.get(1)), delayed, delayed);
    emulation.startAt(System.nanoTime());

    for (String peer : List.of("10.77.0.2", "fd77::2")) {
      String said = ip("netns exec " + sides.get(0) + " ping -c 3 -i 0.2 -W 5 " + peer);
      assertTrue(said.contains("3 received"), said);
      double fastest = Double.parseDouble(said.replaceAll("(?s).*= ([0-9.]+)/.*", "$1"));
      assertTrue(fastest >= 2 * DELAY_MS, said);
    }
    String neighbours = ip("-n " + sides.get(0) + " neigh");
    assertTrue(neighbours.contains("10.77.0.2 dev e0 lladdr"), neighbours);
    assertTrue(neighbours.contains("fd77::2 dev e0 lladdr"), neighbours);
    assertEquals(0, emulation.measure().toReceiver().lost());
    emulation.stop();
  }

  @Test
  void anInterfaceThatDoesNotExistIsNamed() {
    Emulation.Direction open = new Emulation.Direction(Unlimited.LINK, LinkObserver.NONE);
    IOException e =
        assertThrows(
            IOException.class,
            () -> Emulation.bridge(new Emulation.Bridged("nosuch0", sides.get(1)), open, open));
    assertTrue(e.getMessage().startsWith("there is no interface nosuch0"), e.getMessage());
  }

  private static String ip(String arguments) throws Exception {
    Process process =
        new ProcessBuilder(("ip " + arguments).split(" ")).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> "ip " + arguments + ": " + said);
    return said;
  }
}
