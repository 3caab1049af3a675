package testbed.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import testbed.analyzer.match.CaptureCounts;
import testbed.analyzer.match.Decibel;
import testbed.analyzer.match.Distribution;
import testbed.analyzer.match.DropPlace;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.match.Playback;
import testbed.analyzer.metric.Metric;
import testbed.analyzer.metric.MetricValue;
import testbed.analyzer.quality.FrameQuality;
import testbed.analyzer.quality.Psnr;
import testbed.analyzer.result.FrameResult;

/**
 * Computes the metrics of a run from its frames. Also for runs of other rigs, whose frames come
 * from their files.
 */
public final class RunMetrics {
  private static final double NS_PER_MS = 1e6;
  private static final double NS_PER_SECOND = 1e9;

  private final List<FrameResult> frames;
  private final List<FrameRecord.Displayed> displayed;
  private final List<MetricValue> values = new ArrayList<>();

  private RunMetrics(List<FrameResult> frames) {
    this.frames = frames;
    this.displayed =
        frames.stream()
            .map(FrameResult::record)
            .filter(FrameRecord.Displayed.class::isInstance)
            .map(FrameRecord.Displayed.class::cast)
            .toList();
  }

  /**
   * All metrics that frames and captures give.
   *
   * @param frames in the order of sending
   * @param counts what the captured pictures were
   * @param pipelineNs the fixed delay that was taken off the frames' delays
   */
  public static List<MetricValue> of(
      List<FrameResult> frames, CaptureCounts counts, long pipelineNs) {
    RunMetrics metrics = new RunMetrics(frames);
    metrics.delays(pipelineNs);
    metrics.quality();
    metrics.outcomes();
    metrics.captures(counts);
    metrics.playback();
    return List.copyOf(metrics.values);
  }

  private void delays(long pipelineNs) {
    Distribution signal = distribution(FrameResult::signalDelayMs);
    Distribution frame = distribution(FrameResult::delayMs);
    add(Metric.SIGNAL_DELAY_MEAN_MS, signal.mean(), signal.size());
    add(Metric.SIGNAL_DELAY_P50_MS, signal.percentile(50), signal.size());
    add(Metric.SIGNAL_DELAY_P95_MS, signal.percentile(95), signal.size());
    add(Metric.SIGNAL_DELAY_P99_MS, signal.percentile(99), signal.size());
    add(Metric.FRAME_DELAY_MEAN_MS, frame.mean(), frame.size());
    add(Metric.FRAME_DELAY_P50_MS, frame.percentile(50), frame.size());
    add(Metric.FRAME_DELAY_P95_MS, frame.percentile(95), frame.size());
    add(Metric.FRAME_DELAY_P99_MS, frame.percentile(99), frame.size());
    int tail = frames.size() - signal.size();
    double tailNs =
        tail == 0
            ? 0
            : frames.getLast().record().shownNs() - frames.get(signal.size()).record().shownNs();
    add(Metric.UNSEEN_TAIL_MS, tailNs / NS_PER_MS, tail);
    add(Metric.PIPELINE_DELAY_MS, pipelineNs / NS_PER_MS, 1);
  }

  private void quality() {
    Distribution daala = qualityOf(q -> q.daala().y());
    Distribution ffmpeg = qualityOf(q -> q.ffmpeg().y());
    Distribution mse = qualityOf(FrameQuality::mseY);
    add(Metric.SSIM_DAALA_MEAN_DB, Decibel.ofSsim(daala.mean()), daala.size());
    add(Metric.SSIM_DAALA_P25_DB, Decibel.ofSsim(daala.percentile(25)), daala.size());
    add(Metric.SSIM_DAALA_P50_DB, Decibel.ofSsim(daala.percentile(50)), daala.size());
    addScreenTime();
    add(Metric.SSIM_FFMPEG_MEAN_DB, Decibel.ofSsim(ffmpeg.mean()), ffmpeg.size());
    add(Metric.SSIM_FFMPEG_P25_DB, Decibel.ofSsim(ffmpeg.percentile(25)), ffmpeg.size());
    Distribution vif = qualityOf(FrameQuality::vifY);
    add(Metric.VIF_Y_MEAN_RATIO, vif.mean(), vif.size());
    add(Metric.PSNR_Y_MEAN_DB, Psnr.ofMse(mse.mean()), mse.size());
  }

  private void addScreenTime() {
    double weighted = 0;
    double time = 0;
    int n = 0;
    FrameResult previous = null;
    for (FrameResult frame : frames) {
      if (frame.record() instanceof FrameRecord.Displayed now) {
        double ssim = previous == null ? Double.NaN : daalaY(previous);
        if (previous != null && !Double.isNaN(ssim)) {
          long shown = now.seenNs() - ((FrameRecord.Displayed) previous.record()).seenNs();
          weighted += ssim * shown;
          time += shown;
          n++;
        }
        previous = frame;
      }
    }
    add(Metric.SSIM_DAALA_SCREEN_TIME_DB, Decibel.ofSsim(weighted / time), n);
  }

  private static double daalaY(FrameResult frame) {
    return frame.quality().map(q -> q.daala().y()).orElse(Double.NaN);
  }

  private void outcomes() {
    long camera = 0;
    long dropped = 0;
    for (FrameResult frame : frames) {
      if (frame.record() instanceof FrameRecord.Dropped drop) {
        dropped++;
        camera += drop.place() == DropPlace.CAMERA ? 1 : 0;
      }
    }
    long n = frames.size();
    count(Metric.FRAMES_INJECTED, n, n);
    count(Metric.FRAMES_DISPLAYED, displayed.size(), n);
    count(Metric.FRAMES_DROPPED, dropped, n);
    count(Metric.FRAMES_DROPPED_CAMERA, camera, n);
    count(Metric.FRAMES_IN_FLIGHT, n - displayed.size() - dropped, n);
  }

  private void captures(CaptureCounts counts) {
    long n = counts.captures();
    count(Metric.CAPTURES, n, n);
    add(Metric.MARKS_READ_RATIO, (double) counts.read() / n, n);
    count(Metric.CAPTURES_TORN, counts.torn(), n);
    count(Metric.CAPTURES_UNREADABLE, counts.unreadable(), n);
    count(Metric.CAPTURES_UNKNOWN, counts.unknown(), n);
    count(Metric.FRAMES_BACKWARDS, counts.backwards(), frames.size());
  }

  private void playback() {
    Playback playback = Playback.of(displayed);
    int gaps = Math.max(0, displayed.size() - 1);
    double seconds =
        gaps == 0
            ? Double.NaN
            : (displayed.getLast().seenNs() - displayed.getFirst().seenNs()) / NS_PER_SECOND;
    double smoothNs = playback.smoothNs().stream().mapToLong(ns -> ns).average().orElse(Double.NaN);
    long freezes = playback.freezes().size();
    add(Metric.DISPLAYED_FPS, gaps / seconds, gaps);
    add(Metric.HARMONIC_FPS, playback.harmonicFps(), gaps);
    count(Metric.FREEZE_COUNT, freezes, gaps);
    add(Metric.FREEZE_TOTAL_MS, playback.frozenNs() / NS_PER_MS, freezes);
    add(Metric.FREEZE_LONGEST_MS, playback.longestFreezeNs() / NS_PER_MS, freezes);
    add(Metric.TIME_BETWEEN_FREEZES_MEAN_MS, smoothNs / NS_PER_MS, playback.smoothNs().size());
  }

  private void add(Metric metric, double value, long n) {
    values.add(metric.value(value, n));
  }

  private void count(Metric metric, long value, long n) {
    add(metric, (double) value, n);
  }

  private Distribution distribution(ToDoubleFunction<FrameResult> column) {
    return Distribution.of(
        frames.stream().mapToDouble(column).filter(v -> !Double.isNaN(v)).toArray());
  }

  private Distribution qualityOf(ToDoubleFunction<FrameQuality> column) {
    return Distribution.of(
        frames.stream()
            .map(FrameResult::quality)
            .flatMap(Optional::stream)
            .mapToDouble(column)
            .filter(v -> !Double.isNaN(v))
            .toArray());
  }
}
