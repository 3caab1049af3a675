package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import testbed.harness.Outcome;

/** A run directory in which a file is cut, or is of another run, gives no figures. */
class ForeignFilesTest {
  private static final String HEADING = "frame_id,scheduled_ns,shown_ns,outcome\n0,0,0,taken\n";

  @TempDir private Path run;

  @BeforeEach
  void aRun() throws IOException {
    Files.writeString(
        run.resolve("run.json"),
        """
        {"format_version": 1, "started_utc": "2026-11-22T12:00:00Z",
         "settings": {"system": "null", "seed": 3}, "watch": {"pictures_captured": 5}}
        """);
    Files.writeString(
        run.resolve("injections.csv"), "# started: 2026-11-22T12:00:00Z\n# seed: 3\n" + HEADING);
    Files.writeString(run.resolve("capture.spool"), "TBSPOOL1");
  }

  private void refused(String command, String... parts) {
    Outcome outcome = Outcome.of(command, run.toString());
    assertEquals(2, outcome.status(), outcome.err());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
    for (String part : parts) {
      assertTrue(outcome.err().contains(part), outcome.err());
    }
  }

  @Test
  void aCaptureThatLostPictures() {
    refused(
        "analyze",
        "capture.spool: holds 0 pictures, but the run captured 5: it is cut short",
        "put the whole file back");
  }

  @Test
  void injectionsOfAnotherRun() throws IOException {
    Files.writeString(
        run.resolve("injections.csv"), "# started: 2026-11-22T12:05:00Z\n# seed: 3\n" + HEADING);
    refused("analyze", "injections.csv: is of another run", "started: 2026-11-22T12:05:00Z");
  }

  @Test
  void moreFramesThanTheRunWasLong() throws IOException {
    Files.writeString(
        run.resolve("run.json"),
        """
        {"format_version": 1, "settings": {"system": "null", "width": 160, "height": 128,
         "fps": 10, "duration_s": 0.1}}
        """);
    StringBuilder rows = new StringBuilder("frame_id,scheduled_ns,shown_ns,outcome\n");
    for (int i = 0; i < 1000; i++) {
      rows.append(i).append(",0,0,taken\n");
    }
    Files.writeString(run.resolve("injections.csv"), rows);
    refused("analyze", "injections.csv: has 1000 frames, more than the run was long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.html", "charts", "evidence", "captures.csv"})
  void linksThatWouldBeWrittenThrough(String name) throws IOException {
    Path elsewhere = Files.createDirectory(run.resolveSibling(run.getFileName() + "-elsewhere"));
    Path kept = Files.writeString(elsewhere.resolve("kept.png"), "mine");
    Files.createSymbolicLink(run.resolve(name), name.contains(".") ? kept : elsewhere);
    for (String command : new String[] {"report", "analyze"}) {
      refused(command, name + ": is a link, not a file of the run");
    }
    assertEquals("mine", Files.readString(kept));
    Files.delete(kept);
    Files.delete(elsewhere);
  }

  @Test
  void pipesThatWouldBeWrittenTo() throws Exception {
    Path pipe = run.resolve("report.html");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    refused("report", "report.html: is a pipe, socket or device");
  }

  @Test
  void metricsOfAnotherRun() throws IOException {
    Files.writeString(
        run.resolve("metrics.json"),
        """
        {"format_version": 1, "provenance": {"system": "null", "seed": "4"}, "metrics": []}
        """);
    refused("report", "metrics.json: is of another run", "'seed: 4', run.json says '3'");
  }

  @Test
  void framesOfAnotherRun() throws IOException {
    Files.writeString(
        run.resolve("frames.csv"),
        """
        # format: testbed frames 1
        # system: webrtc
        frame_id,shown_ns,seen_ns,outcome,drop_place,capture_index,delay_ms,signal_delay_ms,\
        ssim_y_db,ssim_cb_db,ssim_cr_db,ssim_total_db,ssim_ffmpeg_y_db,ssim_ffmpeg_cb_db,\
        ssim_ffmpeg_cr_db,ssim_ffmpeg_total_db,psnr_y_db,vif_y
        """);
    refused("report", "frames.csv: is of another run", "'system: webrtc', run.json says 'null'");
  }
}
