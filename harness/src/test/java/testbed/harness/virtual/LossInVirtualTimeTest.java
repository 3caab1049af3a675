package testbed.harness.virtual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.Testbed;
import testbed.shell.log.LogStatistics;
import testbed.shell.log.PacketLog;

/** What {@code --loss} asks for happens in virtual time too, to the video's packets only. */
class LossInVirtualTimeTest {
  private static final String LOG = "packets.log.gz";

  @TempDir private Path folder;

  @Test
  void aTenthOfTheVideosPacketsIsLostAndNoneOfTheAnswers() throws Exception {
    PacketLog log = PacketLog.read(play("0.1").resolve(LOG));
    LogStatistics video = LogStatistics.of(log.first());
    // Packets that are lost have passed the queue, which counts them as departed.
    double share = video.droppedByReason().getOrDefault("loss", 0L) / (double) video.arrived();

    assertTrue(video.arrived() > 400, () -> "only " + video.arrived() + " packets");
    assertEquals(0.1, share, 0.04, "the seed is fixed; by chance of 400 packets: 0.015");
    assertEquals(Map.of(), LogStatistics.of(log.second().orElseThrow()).droppedByReason());
  }

  private Path play(String loss) {
    Path out = folder.resolve("run");
    List<String> words =
        new ArrayList<>(List.of("run", "--clock", "virtual", "--system", "salsify"));
    words.addAll(List.of("--trace", "verizon-lte", "--size", "320x180", "--fps", "15"));
    words.addAll(List.of("--duration", "4s", "--out", out.toString()));
    words.addAll(List.of("--loss", loss));
    StringWriter said = new StringWriter();
    int exit =
        Testbed.commandLine()
            .setOut(new PrintWriter(said))
            .setErr(new PrintWriter(said))
            .execute(words.toArray(String[]::new));
    assertEquals(0, exit, said::toString);
    return out;
  }
}
