package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverCountsTest {
  @TempDir private Path system;

  private static String line(String inbound) {
    return "{\"stats\":[{\"type\":\"codec\"},{\"type\":\"inbound-rtp\"" + inbound + "}]}";
  }

  private Map<String, Double> summary(String... lines) throws IOException {
    Files.write(system.resolve(BrowserAccount.RECEIVER), List.of(lines));
    return ReceiverCounts.summary(system);
  }

  @Test
  void countsAreThoseOfTheRunAndNotOfWhatWasBefore() throws IOException {
    assertEquals(
        Map.of("webrtc_freezes", 3.0, "webrtc_packets_requested_again", 40.0),
        summary(
            line(",\"freezeCount\":1,\"nackCount\":2"),
            line(",\"freezeCount\":4,\"nackCount\":42")));
  }

  @Test
  void theJitterBufferIsTheMeanOfTheFramesThatLeftItInTheRun() throws IOException {
    assertEquals(
        Map.of("webrtc_jitter_buffer_mean_ms", 50.0),
        summary(
            line(",\"jitterBufferDelay\":0.5,\"jitterBufferEmittedCount\":10"),
            line(",\"jitterBufferDelay\":1.5,\"jitterBufferEmittedCount\":30")));
  }

  @Test
  void whatTheFirstAnswerDidNotSayBeganWithNought() throws IOException {
    assertEquals(
        Map.of("webrtc_frames_decoded", 28.0),
        summary("{\"stats\":[]}", line(",\"framesDecoded\":28")));
  }

  @Test
  void whatWasNotSaidIsNotGuessed() throws IOException {
    assertEquals(Map.of(), ReceiverCounts.summary(system));
    assertEquals(Map.of(), summary("{\"stats\":[]}", "{\"stats\":[]}"));
  }
}
