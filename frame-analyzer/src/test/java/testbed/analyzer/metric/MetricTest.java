package testbed.analyzer.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricTest {
  /** Names are part of the file formats: add to this list, never change it. */
  @Test
  void theNamesArePinned() {
    String names = Arrays.stream(Metric.values()).map(Metric::id).collect(Collectors.joining(" "));

    assertEquals(
        "signal_delay_mean_ms signal_delay_p50_ms signal_delay_p95_ms signal_delay_p99_ms"
            + " frame_delay_mean_ms frame_delay_p50_ms frame_delay_p95_ms frame_delay_p99_ms"
            + " unseen_tail_ms pipeline_delay_ms floor_signal_delay_p50_ms"
            + " floor_signal_delay_p95_ms"
            + " ssim_daala_mean_db ssim_daala_p25_db ssim_daala_p50_db ssim_daala_screen_time_db"
            + " ssim_ffmpeg_mean_db ssim_ffmpeg_p25_db psnr_y_mean_db vif_y_mean_ratio"
            + " frames_injected frames_displayed frames_dropped frames_dropped_camera"
            + " frames_in_flight captures marks_read_ratio captures_torn captures_unreadable"
            + " captures_unknown frames_backwards"
            + " displayed_fps harmonic_fps freeze_count freeze_total_ms freeze_longest_ms"
            + " time_between_freezes_mean_ms"
            + " link_throughput_kbps link_capacity_kbps link_utilisation_ratio"
            + " link_self_delay_p95_ms link_dropped_packets link_wasted_ratio",
        names);
  }

  @Test
  void aNameSaysItsUnit() {
    assertEquals("ms", Metric.SIGNAL_DELAY_P95_MS.unit());
    assertEquals("dB", Metric.SSIM_DAALA_MEAN_DB.unit());
    assertEquals("frames/s", Metric.HARMONIC_FPS.unit());
    assertEquals("1", Metric.MARKS_READ_RATIO.unit());
    assertEquals("count", Metric.FREEZE_COUNT.unit());
    assertEquals("kbit/s", Metric.LINK_CAPACITY_KBPS.unit());
    assertEquals("count", Metric.CAPTURES.unit());
  }

  @Test
  void everyMetricIsFoundByItsNameAndNoOther() {
    for (Metric metric : Metric.values()) {
      assertEquals(metric, Metric.named(metric.id()).orElseThrow());
    }
    assertTrue(Metric.named("speed").isEmpty());
  }

  @Test
  void thePageInTheDocumentationIsTheRegistry() throws IOException {
    Path page = Path.of("..", "docs", "metrics.md");

    assertEquals(
        MetricsPage.markdown(),
        Files.readString(page),
        "docs/metrics.md is out of date: testbed metrics --markdown > docs/metrics.md");
  }
}
