package testbed.shell.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.shell.tun.End;
import testbed.shell.tun.EndProgram;

/** Packets of every size and kind through the running emulator. */
@Tag("kernel")
class FuzzTest {
  @TempDir Path folder;

  @BeforeEach
  void needsNamespaces() throws Exception {
    KernelFeatures.requireNamespaces();
  }

  @Test
  void oddPacketsOverAHostileLinkNeitherStopTheEmulatorNorUpsetItsBooks() throws Exception {
    LinkSpec hostile =
        new LinkSpec(null, "codel:packets=50,target=1,interval=5,ecn=1", 0, 0)
            .withRate("steps:20mbit@20ms/0@5ms/1mbit@10ms")
            .withEffects(
                List.of("duplicate:0.2", "corrupt:0.5"),
                List.of("jitter:pareto,min=1ms,shape=1.2,reorder=1", "ge:mean=0.1,burst=3"));
    try (EmulatorProcess emulator =
        EmulatorProcess.start(
            new EmulatorSpec(hostile, hostile, folder.resolve("packets.log.gz")))) {
      emulator.startLink(System.nanoTime());
      for (int size : new int[] {0, 1, 8, 1472, 1473, 4000, 65_000}) {
        RunningProgram ping =
            emulator.launch(
                End.SENDER,
                new EndProgram(
                    List.of(
                        "ping",
                        "-q",
                        "-c",
                        "60",
                        "-i",
                        "0.002",
                        "-W",
                        "1",
                        "-s",
                        "" + size,
                        "-Q",
                        "2",
                        emulator.receiverAddress()),
                    Map.of(),
                    folder,
                    folder.resolve("out"),
                    folder.resolve("err")));
        ping.exitFuture().get(30, TimeUnit.SECONDS);
      }
      EmulatorReport report = emulator.finish();
      assertTrue(report.toReceiver().arrivedPackets() > 1000, report::toString);
      assertEquals(0, report.toReceiver().lost());
    }
    assertTrue(Files.size(folder.resolve("packets.log.gz")) > 1000);
  }
}
