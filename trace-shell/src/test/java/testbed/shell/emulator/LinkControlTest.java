package testbed.shell.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.shell.log.PacketLog;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;
import testbed.timebase.Time;

/** A running link, asked and changed through its socket. */
@Tag("kernel")
class LinkControlTest {
  private static final List<String> UPLINK = List.of("uplink");

  @TempDir Path folder;
  private LinkControl control;

  @BeforeEach
  void needsNamespaces() throws Exception {
    KernelFeatures.requireNamespaces();
    control = new LinkControl(folder.resolve("control"));
  }

  @Test
  void aChangeTakesEffectOnItsDirectionAndIsLoggedWithItsTime() throws Exception {
    Path log = folder.resolve("packets.log");
    try (EmulatorProcess emulator = EmulatorProcess.start(spec(log))) {
      emulator.startLink(System.nanoTime());
      assertTrue(fastestPingMs(emulator) < 400);

      control.set(UPLINK, Map.of("delay", "400ms"));

      assertTrue(fastestPingMs(emulator) >= 400);
      assertEquals("400ms", control.show().get(0).settings().get("delay"));
      assertEquals("5.0ms", control.show().get(1).settings().get("delay"));
      emulator.finish();
    }
    PacketLog read = PacketLog.read(log);
    String change =
        read.first().comments().stream().filter(c -> c.startsWith("changed at")).findFirst().get();
    assertTrue(change.matches("changed at [0-9]+ ms: delay=400ms"), change);
    assertTrue(
        read.second().orElseThrow().comments().stream().noneMatch(c -> c.startsWith("changed")));
  }

  @Test
  void rateQueueAndLossChangeAndTheBooksBalance() throws Exception {
    try (EmulatorProcess emulator = EmulatorProcess.start(spec(null))) {
      emulator.startLink(System.nanoTime());
      control.set(UPLINK, Map.of("rate", "100kbit", "queue", "droptail:packets=2", "loss", "0.5"));
      run(emulator, "ping", "-f", "-c", "60", "-s", "1000", "-w", "2", End.RECEIVER.address());
      control.set(UPLINK, Map.of("rate", "trace", "loss", "0"));
      LinkState state = onceEmpty();
      Map<String, Long> dropped = state.counts().dropped();
      assertTrue(dropped.get("limit") > 0 && dropped.get("loss") > 0, dropped::toString);
      assertEquals(
          state.counts().arrivedPackets(),
          state.counts().departedPackets() + dropped.get("limit"),
          state::toString);
      assertEquals(0, state.inside());
      assertEquals("12mbit", state.settings().get("rate"));
    }
  }

  @Test
  void whatIsNoSocketIsNotReplaced() throws Exception {
    assertEquals(0, new ProcessBuilder("mkfifo", control.socket().toString()).start().waitFor());
    IOException e =
        assertThrows(IOException.class, () -> ControlSocket.open(control.socket(), List.of()));
    assertTrue(e.getMessage().contains("is not a socket"), e.getMessage());
    assertTrue(Files.exists(control.socket()));
  }

  @Test
  void onlyTheOwnerMayUseTheSocketAndItGoesAwayWithTheLink() throws Exception {
    try (EmulatorProcess emulator = EmulatorProcess.start(spec(null))) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(control.socket())));
      emulator.finish();
    }
    assertFalse(Files.exists(control.socket()));
    IOException e = assertThrows(IOException.class, control::show);
    assertTrue(e.getMessage().startsWith("there is no link at"), e.getMessage());
  }

  @Test
  void whenOneSettingIsNotGoodNoneIsChanged() throws Exception {
    try (EmulatorProcess emulator = EmulatorProcess.start(spec(null))) {
      emulator.startLink(System.nanoTime());
      IOException e =
          assertThrows(
              IOException.class,
              () -> control.set(UPLINK, Map.of("delay", "9ms", "queue", "fifo:packets=1")));
      assertTrue(e.getMessage().contains("there is no queue 'fifo'"), e.getMessage());
      assertEquals("5.0ms", control.show().get(0).settings().get("delay"));
    }
  }

  @Test
  void aSecondLinkCannotTakeTheSocketOfOneThatRunsButThatOfOneThatWasKilled() throws Exception {
    try (EmulatorProcess emulator = EmulatorProcess.start(spec(null))) {
      IOException e = assertThrows(IOException.class, () -> EmulatorProcess.start(spec(null)));
      assertTrue(e.getMessage().contains("another link is controlled at"), e.getMessage());
      ProcessHandle.of(emulator.pid()).orElseThrow().destroyForcibly();
      ProcessHandle.of(emulator.pid()).ifPresent(process -> process.onExit().join());
      assertTrue(Files.exists(control.socket()));
      EmulatorProcess.start(spec(null)).close();
    }
  }

  /** The uplink when all that was in its queue has left it. */
  private LinkState onceEmpty() throws Exception {
    LinkState state = control.show().get(0);
    for (int i = 0; i < 500 && state.inside() > 0; i++) {
      Thread.sleep(20);
      state = control.show().get(0);
    }
    return state;
  }

  private EmulatorSpec spec(Path log) {
    LinkSpec link = new LinkSpec(null, "infinite", 5 * Time.MILLISECOND, 0).withRate("12mbit");
    return new EmulatorSpec(link, link, log, control.socket());
  }

  private double fastestPingMs(EmulatorProcess emulator) throws Exception {
    String said = run(emulator, "ping", "-c", "5", "-i", "0.1", End.RECEIVER.address());
    return Double.parseDouble(said.replaceAll("(?s).*= ([0-9.]+)/.*", "$1"));
  }

  private String run(EmulatorProcess emulator, String... command) throws Exception {
    emulator
        .launch(
            End.SENDER,
            new EndProgram(
                List.of(command), Map.of(), folder, folder.resolve("out"), folder.resolve("err")))
        .exitFuture()
        .get(20, TimeUnit.SECONDS);
    return Files.readString(folder.resolve("out"));
  }
}
