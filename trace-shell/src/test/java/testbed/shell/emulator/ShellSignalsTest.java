package testbed.shell.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.shell.log.PacketLog;
import testbed.shell.tun.End;
import testbed.testkit.Signals;

/** A command behind the link, with real signals. */
@Tag("kernel")
class ShellSignalsTest {
  private static final int INTERRUPTED = 128 + 2;
  private static final int TERMINATED = 128 + 15;

  @TempDir Path folder;

  @BeforeEach
  void needsNamespaces() throws Exception {
    KernelFeatures.requireNamespaces();
    Signals.requireInterrupts();
  }

  @Test
  void anInterruptToTheWholeGroupLetsTheCommandDecideAndTheLogIsComplete() throws Exception {
    Process shell =
        start("trap 'touch interrupted; exit 0' INT; touch ready; while :; do sleep 0.1; done");
    signalGroup(shell, "INT");
    assertTrue(shell.waitFor(60, TimeUnit.SECONDS));
    assertEquals(INTERRUPTED, shell.exitValue());
    assertTrue(Files.exists(folder.resolve("interrupted")));
    assertLogIsComplete();
  }

  @Test
  void aRequestToEndTheShellEndsTheCommandAndCompletesTheLog() throws Exception {
    Process shell = start("touch ready; exec sleep 1000");
    shell.destroy();
    assertTrue(shell.waitFor(60, TimeUnit.SECONDS));
    assertEquals(TERMINATED, shell.exitValue());
    assertLogIsComplete();
  }

  private void assertLogIsComplete() throws IOException {
    PacketLog log = PacketLog.read(folder.resolve("packets.log"));
    assertTrue(log.first().comment("faithful").isPresent(), "the trailer is missing");
  }

  /** A shell in a process group of its own, whose command has come to {@code touch ready}. */
  private Process start(String script) throws Exception {
    LinkSpec link = LinkSpec.UNLIMITED;
    String message =
        SpecMessage.of(ShellSpec.of(new EmulatorSpec(link, link, folder.resolve("packets.log"))))
            .toString();
    List<String> command =
        List.of("sh", "-c", "ping -q -c 1 " + End.RECEIVER.address() + "; " + script);
    List<String> arguments = new java.util.ArrayList<>(List.of(message));
    arguments.addAll(command);
    Process shell =
        new ProcessBuilder(EmulatorCommand.words(List.of("setsid"), arguments))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    for (int i = 0; i < 6000 && !Files.exists(folder.resolve("ready")); i++) {
      Thread.sleep(10);
    }
    assertTrue(Files.exists(folder.resolve("ready")), () -> "the command did not start: " + said());
    return shell;
  }

  private String said() {
    try {
      return Files.readString(folder.resolve("said"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void signalGroup(Process leader, String signal) throws Exception {
    Process kill =
        new ProcessBuilder("kill", "-" + signal, "--", "-" + leader.pid()).inheritIO().start();
    assertEquals(0, kill.waitFor());
  }
}
