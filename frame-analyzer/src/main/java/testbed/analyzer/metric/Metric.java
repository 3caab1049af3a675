package testbed.analyzer.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every number that this project quotes: its name in files, unit, which way is better, where the
 * definition comes from, and the definition itself. {@code docs/metrics.md} is made from this list.
 * Names are part of the file formats: a metric whose definition changes gets a new name.
 */
public enum Metric {
  SIGNAL_DELAY_MEAN_MS(Better.LOWER, Source.PAPER, signalDelay("mean")),
  SIGNAL_DELAY_P50_MS(Better.LOWER, Source.PAPER, signalDelay("50th percentile")),
  SIGNAL_DELAY_P95_MS(
      Better.LOWER, Source.PAPER, signalDelay("95th percentile") + " The headline figure."),
  SIGNAL_DELAY_P99_MS(Better.LOWER, Source.PAPER, signalDelay("99th percentile")),
  FRAME_DELAY_MEAN_MS(Better.LOWER, Source.FIELD, frameDelay("mean")),
  FRAME_DELAY_P50_MS(Better.LOWER, Source.FIELD, frameDelay("50th percentile")),
  FRAME_DELAY_P95_MS(Better.LOWER, Source.FIELD, frameDelay("95th percentile")),
  FRAME_DELAY_P99_MS(Better.LOWER, Source.FIELD, frameDelay("99th percentile")),
  UNSEEN_TAIL_MS(
      Better.LOWER,
      Source.OWN,
      "How long at the end nothing newer was displayed: from the showing of the first frame in"
          + " flight to that of the last frame. Signal delay leaves these frames out; where this is"
          + " long, the system had stopped."),
  PIPELINE_DELAY_MS(
      Better.NEITHER,
      Source.PAPER,
      "A fixed delay that was taken off every frame and signal delay. 0 unless asked for."),
  FLOOR_SIGNAL_DELAY_P50_MS(
      Better.LOWER,
      Source.PAPER,
      "`signal_delay_p50_ms` of the same system over an unlimited link on the same machine."),
  FLOOR_SIGNAL_DELAY_P95_MS(
      Better.LOWER,
      Source.PAPER,
      "`signal_delay_p95_ms` of the same system over an unlimited link on the same machine."),

  SSIM_DAALA_MEAN_DB(
      Better.HIGHER,
      Source.PAPER,
      ssim("daala") + " Mean over linear SSIM, then dB. Comparable with the paper's figures."),
  SSIM_DAALA_P25_DB(Better.HIGHER, Source.PAPER, ssim("daala") + " 25th percentile."),
  SSIM_DAALA_P50_DB(Better.HIGHER, Source.PAPER, ssim("daala") + " 50th percentile."),
  SSIM_DAALA_SCREEN_TIME_DB(
      Better.HIGHER,
      Source.OWN,
      ssim("daala")
          + " Mean over linear SSIM weighted by how long each frame stayed on the display (until the"
          + " next displayed frame; the last one is left out), then dB."),
  SSIM_FFMPEG_MEAN_DB(
      Better.HIGHER, Source.FFMPEG, ssim("ffmpeg") + " Mean over linear SSIM, then dB."),
  SSIM_FFMPEG_P25_DB(Better.HIGHER, Source.FFMPEG, ssim("ffmpeg") + " 25th percentile."),
  PSNR_Y_MEAN_DB(
      Better.HIGHER,
      Source.FFMPEG,
      "Luma PSNR of displayed frames with a peak of 255: mean over squared errors, then dB;"
          + " infinite if all pictures are equal."),

  VIF_Y_MEAN_RATIO(
      Better.HIGHER,
      Source.FFMPEG,
      "Visual information fidelity of luma at the finest scale, as FFmpeg's `vif` filter defines it"
          + " but without its rounding (`docs/frame-analysis.md`); 1 for equal pictures. Sees blur"
          + " and scaling better than SSIM. Mean over every tenth displayed frame."),

  FRAMES_INJECTED(
      Better.NEITHER, Source.OWN, "Frames that were held in front of the sender's camera."),
  FRAMES_DISPLAYED(
      Better.HIGHER, Source.FIELD, "Frames that the receiver displayed, each counted once."),
  FRAMES_DROPPED(
      Better.LOWER,
      Source.FIELD,
      "Frames that were not displayed although a later one was, and frames that the camera lost."),
  FRAMES_DROPPED_CAMERA(
      Better.LOWER, Source.OWN, "Of those, frames that the sender did not take from the camera."),
  FRAMES_IN_FLIGHT(
      Better.NEITHER,
      Source.FIELD,
      "Frames that the sender took when no later frame was displayed before the run ended; not"
          + " counted as dropped."),
  CAPTURES(Better.NEITHER, Source.OWN, "Pictures that the display showed, repetitions included."),
  MARKS_READ_RATIO(
      Better.HIGHER,
      Source.OWN,
      "Share of the captured pictures whose marks were read and agree. Below 0.99 a run is not to"
          + " be trusted."),
  CAPTURES_TORN(
      Better.LOWER, Source.OWN, "Captured pictures whose two marks belong to different frames."),
  CAPTURES_UNREADABLE(
      Better.LOWER, Source.OWN, "Captured pictures with a mark that could not be read."),
  CAPTURES_UNKNOWN(
      Better.LOWER, Source.OWN, "Captured pictures that carry the number of no frame of the run."),
  FRAMES_BACKWARDS(
      Better.LOWER,
      Source.PAPER,
      "Frames that were displayed only before an earlier frame was; they count as not displayed."),

  DISPLAYED_FPS(
      Better.HIGHER,
      Source.FIELD,
      "Gaps between displayed frames, divided by the time from the first to the last."),
  HARMONIC_FPS(
      Better.HIGHER,
      Source.WEBRTC,
      "Sum of d divided by sum of d squared over the gaps d between displayed frames: the frame"
          + " rate at a moment chosen at random."),
  FREEZE_COUNT(
      Better.LOWER,
      Source.WEBRTC,
      "Gaps between displayed frames of at least max(3 avg, avg + 150 ms), where avg is over the"
          + " last 30 gaps, the judged one included, and at least 5."),
  FREEZE_TOTAL_MS(Better.LOWER, Source.WEBRTC, "Sum of those gaps."),
  FREEZE_LONGEST_MS(Better.LOWER, Source.WEBRTC, "The longest of those gaps; 0 without one."),
  TIME_BETWEEN_FREEZES_MEAN_MS(
      Better.HIGHER,
      Source.WEBRTC,
      "Mean time from the first frame, or the end of a freeze, to the start of the next freeze; the"
          + " time from the first to the last frame if there is no freeze."),

  LINK_THROUGHPUT_KBPS(
      Better.HIGHER,
      Source.PANTHEON,
      "Bits that the video's direction of the link delivered, per" + " second of the run."),
  LINK_CAPACITY_KBPS(
      Better.NEITHER,
      Source.PANTHEON,
      "Bits that this direction could have delivered, per second."),
  LINK_UTILISATION_RATIO(
      Better.HIGHER,
      Source.PANTHEON,
      "Delivered bits divided by bits that could have been" + " delivered."),
  LINK_SELF_DELAY_P95_MS(
      Better.LOWER,
      Source.PANTHEON,
      "95th percentile of the time that packets waited in the queue of this direction: delay that"
          + " the system inflicts on itself."),
  LINK_DROPPED_PACKETS(Better.LOWER, Source.PANTHEON, "Packets that this direction dropped."),
  LINK_WASTED_RATIO(
      Better.LOWER,
      Source.PANTHEON,
      "Share of the delivery opportunities at which nothing was waiting.");

  private final Better better;
  private final Source source;
  private final String definition;

  Metric(Better better, Source source, String definition) {
    this.better = better;
    this.source = source;
    this.definition = definition;
  }

  private static String signalDelay(String statistic) {
    return "For every frame held in front of the camera, displayed or not: the time from its showing"
        + " until it or a later frame is first displayed; frames after the last displayed one are"
        + " left out. The "
        + statistic
        + ".";
  }

  private static String frameDelay(String statistic) {
    return "For every displayed frame: the time from its showing to the camera until it is first"
        + " displayed. The "
        + statistic
        + ".";
  }

  private static String ssim(String variant) {
    return "Luma SSIM of displayed frames against the frame as it was sent, variant `"
        + variant
        + "`, in dB = -10 log10(1 - SSIM).";
  }

  /** The name in files and on the command line, for example {@code signal_delay_p95_ms}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The unit: ms, dB, fps, kbit/s, a ratio (1), or a count. */
  public String unit() {
    String last = name().substring(name().lastIndexOf('_') + 1);
    return switch (last) {
      case "MS" -> "ms";
      case "DB" -> "dB";
      case "FPS" -> "frames/s";
      case "KBPS" -> "kbit/s";
      case "RATIO" -> "1";
      default -> "count";
    };
  }

  /** Which way it improves. */
  public Better better() {
    return better;
  }

  /** Where the definition comes from. */
  public Source source() {
    return source;
  }

  /** The exact definition. */
  public String definition() {
    return definition;
  }

  /** A measured value of this metric. */
  public MetricValue value(double value, long n) {
    return new MetricValue(id(), unit(), better, value, n);
  }

  /** The metric of this name. */
  public static Optional<Metric> named(String id) {
    return Arrays.stream(values()).filter(metric -> metric.id().equals(id)).findFirst();
  }
}
