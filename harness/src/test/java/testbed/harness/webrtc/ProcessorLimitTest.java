package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorLimitTest {
  @TempDir private Path system;

  private static String line(double cpu, double bandwidth, double none) {
    return """
        {"stats":[{"type":"codec"},{"type":"outbound-rtp","qualityLimitationDurations":\
        {"cpu":%s,"bandwidth":%s,"none":%s,"other":0}}]}"""
        .formatted(cpu, bandwidth, none);
  }

  private Map<String, Double> summary(String... lines) throws IOException {
    Files.write(system.resolve(BrowserAccount.SENDER), List.of(lines));
    return ProcessorLimit.summary(system);
  }

  @Test
  void itIsThePartOfTheRunInWhichTheBrowserNamedTheProcessor() throws IOException {
    assertEquals(
        Map.of(ProcessorLimit.NAME, 0.25), summary(line(0, 0, 0), line(2, 1, 3), line(5, 5, 10)));
  }

  @Test
  void whatWasBeforeTheRunDoesNotCount() throws IOException {
    assertEquals(Map.of(ProcessorLimit.NAME, 0.0), summary(line(7, 0, 3), line(7, 4, 9)));
  }

  @Test
  void aRunThatWasNeverLimitedSaysNought() throws IOException {
    assertEquals(Map.of(ProcessorLimit.NAME, 0.0), summary(line(0, 0, 0), line(0, 0, 20)));
  }

  @Test
  void whatWasNotSaidIsNotGuessed() throws IOException {
    assertEquals(Map.of(), ProcessorLimit.summary(system));
    assertEquals(Map.of(), summary("{\"stats\":[]}", "{\"stats\":[{\"type\":\"outbound-rtp\"}]}"));
    assertEquals(Map.of(), summary(line(1, 1, 1), line(1, 1, 1)));
  }
}
