package testbed.shell.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import testbed.testkit.Survivors;
import testbed.timebase.Time;

@Tag("kernel")
class EmulatorProcessTest {
  @TempDir Path folder;

  @BeforeEach
  void needsNamespaces() throws Exception {
    KernelFeatures.requireNamespaces();
  }

  @Test
  void packetsTakeTheDelayOfBothDirectionsAndAreLogged() throws Exception {
    Path log = folder.resolve("packets.log.gz");
    LinkSpec delayed = new LinkSpec(null, "infinite", 20 * Time.MILLISECOND, 0);
    try (EmulatorProcess emulator =
        EmulatorProcess.start(new EmulatorSpec(delayed, delayed, log))) {
      emulator.startLink(System.nanoTime());

      String said = run(emulator, "ping", "-c", "5", "-i", "0.2", emulator.receiverAddress());

      double fastest = Double.parseDouble(said.replaceAll("(?s).*= ([0-9.]+)/.*", "$1"));
      assertTrue(fastest >= 40, said);
      EmulatorReport report = emulator.finish();
      assertEquals(5, report.toReceiver().departedPackets());
      assertEquals(5, report.toSender().departedPackets());
      assertEquals(10, report.lateness().count());
    }
    PacketLog read = PacketLog.read(log);
    for (PacketLog.DirectionLog direction : List.of(read.first(), read.second().orElseThrow())) {
      assertEquals(10, direction.lines().size());
      assertEquals(88, direction.lines().getFirst().bytes());
    }
  }

  @Test
  void aLinkThatCannotBeSetUpLeavesNoLog() {
    Path log = folder.resolve("packets.log");
    Path control = folder.resolve("no/such/folder/control");
    EmulatorSpec spec = new EmulatorSpec(LinkSpec.UNLIMITED, LinkSpec.UNLIMITED, log, control);
    IOException refused = assertThrows(IOException.class, () -> EmulatorProcess.start(spec));
    assertTrue(refused.getMessage().contains(control.toString()), refused.getMessage());
    assertFalse(Files.exists(log));
  }

  @Test
  void aTraceWithItsQueueDecidesWhatGetsThrough() throws Exception {
    Path trace = Files.writeString(folder.resolve("slow"), "100\n");
    Path log = folder.resolve("packets.log");
    LinkSpec slow = new LinkSpec(trace, "droptail:packets=2", 0, 0);
    try (EmulatorProcess emulator =
        EmulatorProcess.start(new EmulatorSpec(slow, LinkSpec.UNLIMITED, log))) {
      emulator.startLink(System.nanoTime());

      run(emulator, "ping", "-f", "-c", "40", "-s", "1400", "-w", "2", emulator.receiverAddress());

      EmulatorReport report = emulator.finish();
      assertTrue(report.toReceiver().dropped().get("limit") > 0, report::toString);
    }
    for (LogLine line : PacketLog.read(log).first().lines()) {
      if (line instanceof LogLine.Departure departure) {
        assertEquals(0, departure.ms() % 100, line::toString);
      }
    }
  }

  @Test
  void aProgramHasNoCapabilitiesAndCannotGainAny() throws Exception {
    try (EmulatorProcess emulator = EmulatorProcess.start(unlimited())) {
      String status = run(emulator, "cat", "/proc/self/status");
      assertTrue(status.contains("CapEff:\t0000000000000000"), status);
      assertTrue(status.contains("NoNewPrivs:\t1"), status);
    }
  }

  @Test
  void theEndsHaveNoWayOutButTheLink() throws Exception {
    try (EmulatorProcess emulator = EmulatorProcess.start(unlimited())) {
      String routes = run(emulator, "ip", "route");
      assertEquals("default dev link0 scope link", routes.lines().findFirst().orElse("").strip());
      assertEquals(2, routes.lines().count(), routes);
    }
  }

  @Test
  void stoppingAProgramEndsWhatItStarted() throws Exception {
    try (EmulatorProcess emulator = EmulatorProcess.start(unlimited())) {
      RunningProgram program = launch(emulator, "sh", "-c", "setsid sleep 1000 & sleep 1000");
      List<ProcessHandle> inside = awaitBelow(program, 2);

      program.stop();

      assertTrue(program.exitFuture().get(20, TimeUnit.SECONDS) != 0);
      assertEquals(List.of(), Survivors.of(inside, Duration.ofSeconds(20)));
      assertFalse(program.isAlive());
    }
  }

  @Test
  void aBadTraceIsRefusedWithItsLine() throws Exception {
    Path trace = Files.writeString(folder.resolve("bad"), "5\n3\n");
    LinkSpec bad = new LinkSpec(trace, "infinite", 0, 0);
    IOException e =
        assertThrows(
            IOException.class,
            () -> EmulatorProcess.start(new EmulatorSpec(bad, LinkSpec.UNLIMITED, null)));
    assertTrue(e.getMessage().contains("line 2"), e.getMessage());
  }

  /** What a program has started, once it is so many. */
  private static List<ProcessHandle> awaitBelow(RunningProgram program, int count)
      throws InterruptedException {
    List<ProcessHandle> below = List.of();
    for (int i = 0; i < 2000 && below.size() < count; i++) {
      Thread.sleep(10);
      below = ProcessHandle.of(program.pid()).orElseThrow().descendants().toList();
    }
    assertTrue(below.size() >= count, below::toString);
    return below;
  }

  private static EmulatorSpec unlimited() {
    return new EmulatorSpec(LinkSpec.UNLIMITED, LinkSpec.UNLIMITED, null);
  }

  private String run(EmulatorProcess emulator, String... command) throws Exception {
    launch(emulator, command).exitFuture().get(20, TimeUnit.SECONDS);
    return Files.readString(folder.resolve("out")) + Files.readString(folder.resolve("err"));
  }

  private RunningProgram launch(EmulatorProcess emulator, String... command) throws IOException {
    return emulator.launch(
        End.SENDER,
        new EndProgram(
            List.of(command), Map.of(), folder, folder.resolve("out"), folder.resolve("err")));
  }
}
