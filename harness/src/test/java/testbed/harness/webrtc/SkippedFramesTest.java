package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedFramesTest {
  private static final String NAME = "webrtc_frames_skipped";

  @TempDir private Path system;

  private static String line(int frames, int encoded, String mode) {
    return """
        {"at_monotonic_ns":1,"stats":[{"type":"codec"},{"type":"media-source","frames":%d},\
        {"type":"outbound-rtp","framesEncoded":%d,"scalabilityMode":"%s"}]}"""
        .formatted(frames, encoded, mode);
  }

  private Map<String, Double> summary(String... lines) throws IOException {
    Files.write(system.resolve(BrowserAccount.SENDER), List.of(lines));
    return SkippedFrames.summary(system);
  }

  @Test
  void whatTheSourceGaveAndTheEncoderDidNotTakeWasSkipped() throws IOException {
    assertEquals(
        Map.of(NAME, 18.0),
        summary(line(0, 0, "L1T1"), line(29, 23, "L1T1"), line(600, 582, "L1T1")));
  }

  @Test
  void blankFramesBeforeTheRunDoNotCount() throws IOException {
    assertEquals(Map.of(NAME, 5.0), summary(line(60, 1, "L1T1"), line(660, 596, "L1T1")));
  }

  @Test
  void layersInTimeAreOneFrameEachAndLayersInSpaceAreNotCounted() throws IOException {
    assertEquals(Map.of(NAME, 1.0), summary(line(0, 0, "L1T3"), line(30, 29, "L1T3")));
    assertEquals(Map.of(), summary(line(0, 0, "L2T3"), line(30, 47, "L2T3")));
  }

  @Test
  void whatWasNotSaidIsNotGuessed() throws IOException {
    assertEquals(Map.of(), SkippedFrames.summary(system));
    assertEquals(Map.of(), summary(line(30, 29, "L1T1")));
    assertEquals(Map.of(), summary("{\"stats\":[]}", "{\"stats\":[{\"type\":\"codec\"}]}"));
  }

  @Test
  void aDamagedLogIsNamed() {
    IOException e = assertThrows(IOException.class, () -> summary("{}", "{\"stats\":["));
    assertTrue(e.getMessage().contains(BrowserAccount.SENDER), e.getMessage());
  }
}
