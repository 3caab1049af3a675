package testbed.reports.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.reports.model.RunManifest.Host;
import testbed.reports.model.RunManifest.Link;
import testbed.reports.model.RunManifest.Outcome;
import testbed.reports.model.RunManifest.OutcomeKind;
import testbed.reports.model.RunManifest.Programs;
import testbed.reports.model.RunManifest.Settings;
import testbed.reports.model.RunManifest.Tool;
import testbed.reports.model.RunManifest.TraceUse;
import testbed.reports.model.RunManifest.Traces;
import testbed.reports.model.RunManifest.Validity;
import testbed.reports.model.RunManifest.Video;

class RunManifestTest {
  @TempDir Path dir;

  static RunManifest full() {
    return new RunManifest(
        1,
        new Tool("0.1.0", "abc", "25.0.3"),
        "testbed run --trace verizon-lte",
        "2026-11-22T16:30:00Z",
        123_456_789_012L,
        new Host("bench", "6.1", "EPYC", 2, 8L << 30),
        new Settings(
            "ffmpeg-h264",
            "verizon-lte",
            30,
            640,
            360,
            30,
            "real",
            7,
            "downlink",
            "droptail:packets=256",
            20,
            "",
            "datamatrix",
            "daala",
            1,
            Map.of("bitrate", "1M"),
            0),
        new Traces(
            new TraceUse("verizon-lte", "verizon-lte", "recording", "aa", 0),
            new TraceUse("verizon-lte", "verizon-lte (model)", "model", "bb", 1.5)),
        new Video("scene", "cc", 7),
        new Programs(List.of("ffmpeg", "-i"), List.of("ffplay"), Map.of("ffmpeg", "5.1")),
        new Link("TUN", "FIFO 10", 1, 2, 3, 4, true, "", "10.0.0.1", "10.0.0.2"),
        new Outcome(OutcomeKind.BROKEN, "receiver", "exit 1"),
        new Validity(false, List.of("link late")),
        Map.of("capture_gaps", 2.0));
  }

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    Path file = dir.resolve("run.json");
    full().write(file);
    assertEquals(full(), RunManifest.read(file));
  }

  @Test
  void thatAModelStoodInIsSaidInASentenceWithWhatGetsTheRecording() {
    String sentence = full().traces().standIn().orElseThrow();
    assertTrue(sentence.contains("stochastic model"), sentence);
    assertTrue(sentence.contains("testbed traces fetch verizon-lte"), sentence);

    TraceUse recording = full().traces().uplink();
    assertEquals(Optional.empty(), new Traces(recording, recording).standIn());
    assertEquals(Optional.empty(), new Traces(TraceUse.none(), TraceUse.none()).standIn());
  }

  @Test
  void theKeysAreThoseOfTheFormat() {
    String json = full().toJson();
    for (String key :
        List.of(
            "format_version",
            "command_line",
            "started_utc",
            "origin_monotonic_ns",
            "memory_bytes",
            "duration_s",
            "delay_ms",
            "offset_s",
            "lateness_p50_us",
            "lateness_max_us",
            "address_sender")) {
      assertTrue(json.contains("\"" + key + "\""), () -> key + " in " + json);
    }
    assertTrue(json.contains("\"broken\""), json);
  }

  @Test
  void unknownKeysAreIgnoredAndMissingOnesAreEmpty() throws Exception {
    Path file = dir.resolve("run.json");
    Files.writeString(file, "{\"format_version\": 9, \"weather\": {\"wind\": 3}, \"link\": {}}");
    RunManifest manifest = RunManifest.read(file);
    assertEquals(9, manifest.formatVersion());
    assertEquals("", manifest.settings().system());
    assertFalse(manifest.validity().valid());
    assertEquals(OutcomeKind.INTERRUPTED, manifest.outcome().kind());
  }

  @Test
  void aDamagedFileIsNamedWithTheLine() throws Exception {
    Path file = dir.resolve("run.json");
    Files.writeString(file, "{\n\"format_version\": oops}");
    var e = assertThrows(UnreadableRunException.class, () -> RunManifest.read(file));
    assertTrue(e.getMessage().startsWith(file + ": line 2: "), e.getMessage());
  }

  @Test
  void aFolderThatIsNoRunIsRefused() {
    var e = assertThrows(UnreadableRunException.class, () -> RunDirectory.open(dir));
    assertTrue(e.getMessage().contains("run.json"), e.getMessage());
  }
}
