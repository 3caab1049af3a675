package testbed.harness.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.system.SearchPath;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog;

/** {@code testbed shell} with Mahimahi's words, in real namespaces. */
@Tag("kernel")
class ShellInNamespacesTest {
  private static final String ROUND_TRIP = "ping -q -c 3 -i 0.2 $MAHIMAHI_BASE";

  @TempDir Path folder;
  private String fast;

  @BeforeEach
  void aTrace() throws Exception {
    for (String program : List.of("ip", "unshare", "setpriv", "ping")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
    fast = Files.writeString(folder.resolve("fast"), "1\n").toString();
  }

  @Test
  void severalShellsInOneCommandAddUpAndTheVariableIsMahimahis() throws Exception {
    String said =
        shell("delay 20 loss uplink 0 link " + fast + " " + fast + " delay 5 --", ROUND_TRIP);
    assertTrue(said.contains("PING 100.64.0.2"), said);
    assertTrue(said.contains("3 received"), said);
    assertTrue(leastMs(said) >= 50, said);
  }

  @Test
  void aLossInTheRowTakesPackets() throws Exception {
    String said =
        shell(
            "mm-loss downlink 1 mm-link " + fast + " " + fast + " --",
            "ping -q -W 1 -c 2 -i 0.2 $MAHIMAHI_BASE; true");
    assertTrue(said.contains(" 0 received"), said);
  }

  /** The outer link delivers each 50 ms; the log is the inner one's, which loses no time. */
  @Test
  void aLinkWithinALinkIsAsSlowAsTheSlowerAndTheLogIsOfTheInner() throws Exception {
    Path slow = Files.writeString(folder.resolve("slow"), "50\n");
    Path log = folder.resolve("log");
    String said =
        shell(
            "mm-link "
                + slow
                + " "
                + fast
                + " mm-link "
                + fast
                + " "
                + fast
                + " --uplink-queue=droptail --uplink-queue-args=packets=9 --uplink-log="
                + log
                + " --",
            "for i in 1 2 3 4 5 6 7 8; do ping -q -c 1 $MAHIMAHI_BASE; done");
    PacketLog.DirectionLog inner = PacketLog.read(log).first();
    List<LogLine.Departure> left =
        inner.lines().stream()
            .filter(LogLine.Departure.class::isInstance)
            .map(LogLine.Departure.class::cast)
            .toList();
    assertEquals(8, left.size(), said);
    assertTrue(left.stream().allMatch(d -> d.delayMs() <= 1), left::toString);
    // From the second on, each echo is sent just after an opportunity of the outer link.
    assertTrue(left.getLast().ms() - left.getFirst().ms() >= 6 * 50 - 10, left::toString);
    assertTrue(inner.comments().contains("queue: droptail [packets=9]"), said);
  }

  private static double leastMs(String said) {
    return Double.parseDouble(said.replaceAll("(?s).* = ([0-9.]+)/.*", "$1"));
  }

  private String shell(String words, String script) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp"));
    command.addAll(
        List.of(System.getProperty("java.class.path"), "testbed.harness.Testbed", "shell"));
    command.addAll(List.of(words.split(" ", -1)));
    command.addAll(List.of("sh", "-c", script));
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "does not end");
    } finally {
      process.destroyForcibly();
    }
    String text = Files.readString(said, StandardCharsets.UTF_8);
    assertEquals(0, process.exitValue(), text);
    return text;
  }
}
