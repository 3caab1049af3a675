package testbed.shell.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;
import testbed.timebase.Time;

/** TCP, UDP and echo requests over the emulated link, with IPv4 and with IPv6. */
@Tag("kernel")
class AddressFamiliesTest {
  private static final int ECHO_OVER_IPV6 = 40 + 8 + 56 + 4;

  @TempDir Path folder;

  @BeforeEach
  void needsNamespaces() throws Exception {
    KernelFeatures.requireNamespaces();
  }

  @Test
  void tcpAndUdpCrossTheLinkOverIpv4() throws Exception {
    echoesCross(End.RECEIVER.address());
  }

  @Test
  void tcpAndUdpCrossTheLinkOverIpv6() throws Exception {
    requireIpv6();
    echoesCross(End.RECEIVER.ipv6Address());
  }

  @Test
  void echoRequestsOverIpv6TakeTheDelayOfBothDirectionsAndNothingElseUsesTheLink()
      throws Exception {
    requireIpv6();
    Path log = folder.resolve("packets.log");
    LinkSpec delayed = new LinkSpec(null, "infinite", 20 * Time.MILLISECOND, 0).withRate("12mbit");
    try (EmulatorProcess emulator =
        EmulatorProcess.start(new EmulatorSpec(delayed, delayed, log))) {
      emulator.startLink(System.nanoTime());
      run(emulator, "ping", "-c", "5", "-i", "0.3", End.RECEIVER.ipv6Address());
      Thread.sleep(3000);
      emulator.finish();
    }
    String said = Files.readString(folder.resolve("ask.out"));
    assertTrue(Double.parseDouble(said.replaceAll("(?s).*= ([0-9.]+)/.*", "$1")) >= 40, said);
    PacketLog read = PacketLog.read(log);
    for (PacketLog.DirectionLog direction : List.of(read.first(), read.second().orElseThrow())) {
      assertEquals(
          List.of(ECHO_OVER_IPV6, ECHO_OVER_IPV6, ECHO_OVER_IPV6, ECHO_OVER_IPV6, ECHO_OVER_IPV6),
          direction.lines().stream()
              .filter(LogLine.Arrival.class::isInstance)
              .map(LogLine::bytes)
              .toList());
    }
  }

  private void echoesCross(String address) throws Exception {
    LinkSpec link = new LinkSpec(null, "droptail:packets=300", Time.MILLISECOND, 0);
    LinkSpec limited = link.withRate("20mbit");
    try (EmulatorProcess emulator =
        EmulatorProcess.start(new EmulatorSpec(limited, limited, null))) {
      emulator.startLink(System.nanoTime());
      launch(emulator, End.RECEIVER, "serve", echo("serve", address));
      RunningProgram asking = launch(emulator, End.SENDER, "ask", echo("ask", address));
      assertEquals(0, asking.exitFuture().get(90, TimeUnit.SECONDS), this::errors);
      EmulatorReport report = emulator.finish();
      assertTrue(report.toReceiver().departedBytes() > 200_000, report::toString);
      assertTrue(report.toSender().departedBytes() > 200_000, report::toString);
    }
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("ask.err"))
          + Files.readString(folder.resolve("serve.err"));
    } catch (java.io.IOException e) {
      return e.toString();
    }
  }

  private static List<String> echo(String role, String address) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        EchoProgram.class.getName(),
        role,
        address);
  }

  private static void requireIpv6() {
    assumeTrue(
        Files.isDirectory(Path.of("/proc/sys/net/ipv6")), "skipped: this kernel has no IPv6");
  }

  private void run(EmulatorProcess emulator, String... command) throws Exception {
    launch(emulator, End.SENDER, "ask", List.of(command)).exitFuture().get(20, TimeUnit.SECONDS);
  }

  private RunningProgram launch(
      EmulatorProcess emulator, End end, String name, List<String> command) throws Exception {
    return emulator.launch(
        end,
        new EndProgram(
            command,
            Map.of(),
            folder,
            folder.resolve(name + ".out"),
            folder.resolve(name + ".err")));
  }
}
