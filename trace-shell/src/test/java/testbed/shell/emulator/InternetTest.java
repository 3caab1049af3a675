package testbed.shell.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way out, on a machine that is a namespace of its own, into a world that is another. */
@Tag("kernel")
class InternetTest {
  private static final String OUTSIDE = "203.0.113.9";

  @TempDir Path folder;
  private final String mark = Long.toString(ProcessHandle.current().pid(), 36);
  private final String machine = "tbM" + mark;
  private final String world = "tbW" + mark;

  @BeforeEach
  void aMachineAndAWorld() throws Exception {
    KernelFeatures.requireRoot();
    assumeTrue(
        KernelFeatures.succeeds(List.of("nft", "--version")), "skipped: nft is not installed");
    ip("netns add " + machine);
    ip("netns add " + world);
    ip("link add out netns " + machine + " type veth peer name in netns " + world);
    ip("-n " + machine + " addr add 198.51.100.2/24 dev out");
    ip("-n " + world + " addr add 198.51.100.1/24 dev in");
    ip("-n " + world + " addr add " + OUTSIDE + "/32 dev lo");
    for (String place : List.of(machine, world)) {
      ip("-n " + place + " link set lo up");
    }
    ip("-n " + machine + " link set out up");
    ip("-n " + world + " link set in up");
    ip("-n " + machine + " route add default via 198.51.100.1");
  }

  @AfterEach
  void withoutThem() throws Exception {
    ip("netns del " + machine);
    ip("netns del " + world);
  }

  @Test
  void theCommandReachesTheOutsideAndAfterwardsNothingIsLeft() throws Exception {
    Process shell = shell(ShellSpec.FarEnd.INTERNET, "ping", "-c", "1", "-W", "5", OUTSIDE);
    assertTrue(shell.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, shell.exitValue(), () -> said());
    awaitNothingLeft();
  }

  @Test
  void withoutBeingAskedForThereIsNoWayOut() throws Exception {
    Process shell = shell(ShellSpec.FarEnd.NAMESPACE, "ping", "-c", "1", "-W", "1", OUTSIDE);
    assertTrue(shell.waitFor(60, TimeUnit.SECONDS));
    assertEquals(1, shell.exitValue(), () -> said());
  }

  @Test
  void whenTheShellIsKilledNothingIsLeftEither() throws Exception {
    Process shell = shell(ShellSpec.FarEnd.INTERNET, "sleep", "1000");
    for (int i = 0; i < 3000 && tables().isEmpty(); i++) {
      Thread.sleep(20);
    }
    assertTrue(tables().startsWith("table ip testbed_"), tables());
    shell.destroyForcibly().waitFor();
    awaitNothingLeft();
  }

  /** As systemd-resolved has it: the machine's resolver listens on its loopback alone. */
  @ParameterizedTest
  @ValueSource(strings = {"", "options use-vc"})
  void namesAreFoundThroughAResolverOnTheMachinesLoopback(String settings) throws Exception {
    Path etc = Files.createDirectories(Path.of("/etc/netns", machine));
    Path resolvers = etc.resolve("resolv.conf");
    Files.writeString(resolvers, "nameserver 127.0.0.53\n" + settings + "\n");
    Process server =
        new ProcessBuilder(
                "ip",
                "netns",
                "exec",
                machine,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OneNameServer.class.getName(),
                "127.0.0.53",
                "53",
                OUTSIDE)
            .redirectErrorStream(true)
            .start();
    try {
      assertEquals('r', server.getInputStream().read(), "the server of names is not ready");
      Process shell = shell(ShellSpec.FarEnd.INTERNET, "getent", "ahostsv4", "call.example");
      assertTrue(shell.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, shell.exitValue(), () -> said());
      assertTrue(said().startsWith(OUTSIDE), said());
      awaitNothingLeft();
    } finally {
      server.destroyForcibly().waitFor();
      Files.delete(resolvers);
      Files.delete(etc);
    }
  }

  private void awaitNothingLeft() throws Exception {
    for (int i = 0; i < 500 && !(tables() + forwarding()).equals("0"); i++) {
      Thread.sleep(20);
    }
    assertEquals("", tables());
    assertEquals("0", forwarding());
  }

  private String tables() throws Exception {
    return ip("netns exec " + machine + " nft list tables").strip();
  }

  private String forwarding() throws Exception {
    return ip("netns exec " + machine + " cat /proc/sys/net/ipv4/ip_forward").strip();
  }

  private Process shell(ShellSpec.FarEnd far, String... command) throws Exception {
    EmulatorSpec link = new EmulatorSpec(LinkSpec.UNLIMITED, LinkSpec.UNLIMITED, null);
    ShellSpec spec =
        new ShellSpec(link, null, null, ShellSpec.TimeZero.AT_ONCE, far, ShellSpec.MeterUse.NEVER);
    List<String> arguments = new ArrayList<>(List.of(SpecMessage.of(spec).toString()));
    arguments.addAll(List.of(command));
    return new ProcessBuilder(
            EmulatorCommand.words(List.of("ip", "netns", "exec", machine), arguments))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  private static String ip(String arguments) throws Exception {
    Process process =
        new ProcessBuilder(("ip " + arguments).split(" ")).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
