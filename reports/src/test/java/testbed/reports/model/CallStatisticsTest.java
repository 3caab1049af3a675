package testbed.reports.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallStatisticsTest {
  private static final String SENT =
      """
      {"at_monotonic_ns":%d,"stats":[{"type":"candidate-pair","nominated":false,"availableOutgoingBitrate":1},\
      {"type":"candidate-pair","nominated":true,"availableOutgoingBitrate":900000},\
      {"type":"outbound-rtp","targetBitrate":640000,"frameHeight":%d,"qualityLimitationReason":"bandwidth"}]}
      """;
  private static final String RECEIVED =
      """
      {"at_monotonic_ns":%d,"stats":[{"type":"inbound-rtp","jitterBufferDelay":%s,\
      "jitterBufferEmittedCount":%d,"freezeCount":2,"totalFreezesDuration":0.5}]}
      """;

  @TempDir private Path folder;

  private List<CallSecond> read(String sent, String received) throws IOException {
    RunDirectory run = RunDirectory.create(folder.resolve("run"));
    Files.writeString(run.system().resolve("sender-stats.jsonl"), sent);
    Files.writeString(run.system().resolve("receiver-stats.jsonl"), received);
    return CallStatistics.read(run, 1_000_000_000L);
  }

  @Test
  void theJitterBufferIsThatOfTheLastSecondAndTheBandwidthThatOfThePairInUse() throws IOException {
    List<CallSecond> call =
        read(
            SENT.formatted(2_000_000_000L, 360) + SENT.formatted(3_000_000_000L, 180),
            RECEIVED.formatted(2_000_000_000L, "0.3", 30)
                + RECEIVED.formatted(3_000_000_000L, "1.8", 60));

    assertEquals(2, call.size());
    assertEquals(new CallSecond(2, 0.64, 0.9, 180, "bandwidth", 50, 2, 0.5), call.getLast());
    assertEquals(10, call.getFirst().jitterBufferMs(), 1e-9);
  }

  @Test
  void aTargetThatIsOnlySaidInBytesIsTheRateOfTheLastSecond() throws IOException {
    String sent =
        """
        {"at_monotonic_ns":%d,"stats":[{"type":"outbound-rtp","totalEncodedBytesTarget":%d}]}
        """;

    List<CallSecond> call =
        read(
            sent.formatted(2_000_000_000L, 100_000) + sent.formatted(3_000_000_000L, 225_000),
            RECEIVED.formatted(2_000_000_000L, "0.3", 30)
                + RECEIVED.formatted(3_000_000_000L, "1.8", 60));

    assertTrue(Double.isNaN(call.getFirst().targetMbps()));
    assertEquals(1.0, call.getLast().targetMbps(), 1e-9);
  }

  @Test
  void aSystemWithoutStatisticsHasNone() throws IOException {
    RunDirectory run = RunDirectory.create(folder.resolve("other"));
    assertTrue(CallStatistics.read(run, 0).isEmpty());
  }

  @Test
  void aBrokenLineIsNamed() {
    IOException e = assertThrows(IOException.class, () -> read("{}\n{\"at", "{}\n{}\n"));
    assertTrue(e.getMessage().contains("sender-stats.jsonl:2"), e.getMessage());
  }
}
