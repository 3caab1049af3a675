package testbed.analyzer.paper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import testbed.analyzer.match.Capture;
import testbed.analyzer.match.CaptureCounts;
import testbed.analyzer.match.DropPlace;
import testbed.analyzer.match.FrameMatcher;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.match.Handover;
import testbed.analyzer.match.Matching;
import testbed.analyzer.match.SentFrame;

/**
 * A run of the Salsify paper in this project's terms. Time zero is the sending of the first frame
 * that the files know. Delays still hold the rig's own pipeline delay, {@link #PIPELINE_DELAY_NS}.
 *
 * @param matching what became of each frame
 * @param ssim of the displayed frames, by frame number; may be empty
 */
public record PaperRun(Matching matching, Map<Long, PaperSsim> ssim) {
  /** What the rig itself takes: four frame periods, by the authors' loopback measurement. */
  public static final long PIPELINE_DELAY_NS = 66_733_000L;

  private static final long NS_PER_US = 1000L;

  /**
   * Matches a run's {@code *playback.csv} with its {@code *capture.csv}, plain or gzip, and reads
   * its {@code *ssim.log} if there is one. Most published runs have no playback: of these, the
   * {@code *analysis.csv} is read.
   */
  public static PaperRun ofDirectory(Path directory) throws IOException {
    Optional<Path> analysis = find(directory, "analysis.csv");
    if (analysis.isPresent() && find(directory, "playback.csv").isEmpty()) {
      return ofAnalysis(analysis.get());
    }
    List<PlaybackRow> playback = PlaybackRow.read(require(directory, "playback.csv"));
    List<CaptureRow> captures = CaptureRow.read(require(directory, "capture.csv"));
    if (playback.isEmpty()) {
      throw new IOException(directory + ": its playback.csv has no row; is the file complete?");
    }
    long zero = playback.getFirst().referenceUs();
    Matching matching =
        FrameMatcher.match(
            playback.stream().map(row -> sent(row, zero)).toList(),
            captures.stream().map(row -> capture(row, zero)).toList());
    Optional<Path> log = find(directory, "ssim.log");
    return new PaperRun(
        matching, log.isPresent() ? labelled(matching, PaperSsim.readLog(log.get())) : Map.of());
  }

  /**
   * Reads a per-frame {@code analysis.csv}. It lists displayed frames only; the others are put
   * back, their sending times on a straight line between their neighbours (the camera of the rig
   * has no gaps), and before the first displayed frame on the line through the first and the last
   * one.
   */
  public static PaperRun ofAnalysis(Path path) throws IOException {
    List<AnalysisRow> rows = AnalysisRow.read(path);
    if (rows.size() < 2) {
      throw new IOException(path + ": needs at least two displayed frames, has " + rows.size());
    }
    AnalysisRow first = rows.getFirst();
    AnalysisRow last = rows.getLast();
    double periodUs = (double) (last.sentUs() - first.sentUs()) / (last.index() - first.index());
    double zeroUs = first.sentUs() - periodUs * first.index();
    List<FrameRecord> frames = new ArrayList<>();
    Map<Long, PaperSsim> ssim = new HashMap<>();
    double previousUs = zeroUs;
    long previous = 0;
    for (int i = 0; i < rows.size(); i++) {
      AnalysisRow row = rows.get(i);
      double step = (row.sentUs() - previousUs) / Math.max(1, row.index() - previous);
      for (long id = frames.size(); id < row.index(); id++) {
        long shownNs = nanoseconds(previousUs + step * (id - previous) - zeroUs);
        frames.add(new FrameRecord.Dropped(id, shownNs, DropPlace.SYSTEM));
      }
      frames.add(
          new FrameRecord.Displayed(
              row.index(),
              nanoseconds(row.sentUs() - zeroUs),
              nanoseconds(row.receivedUs() - zeroUs),
              i));
      ssim.put(row.index(), row.ssim());
      previousUs = row.sentUs();
      previous = row.index();
    }
    CaptureCounts counts = new CaptureCounts(rows.size(), rows.size(), 0, 0, 0, 0);
    return new PaperRun(new Matching(frames, counts), ssim);
  }

  private static SentFrame sent(PlaybackRow row, long zeroUs) {
    long shownNs = (row.referenceUs() - zeroUs) * NS_PER_US;
    return new SentFrame(row.index(), row.upperLeft(), shownNs, Handover.TAKEN);
  }

  private static Capture capture(CaptureRow row, long zeroUs) {
    return new Capture(row.index(), (row.referenceUs() - zeroUs) * NS_PER_US, row.reading());
  }

  private static Map<Long, PaperSsim> labelled(
      Matching matching, SortedMap<Long, PaperSsim> byLabel) {
    Map<Long, PaperSsim> ssim = new HashMap<>();
    long label = 0;
    for (FrameRecord.Displayed frame : matching.displayed()) {
      PaperSsim value = byLabel.get(label++);
      if (value != null) {
        ssim.put(frame.frameId(), value);
      }
    }
    return ssim;
  }

  private static long nanoseconds(double us) {
    return Math.round(us * NS_PER_US);
  }

  private static Path require(Path directory, String suffix) throws IOException {
    return find(directory, suffix)
        .orElseThrow(
            () ->
                new IOException(
                    directory
                        + ": holds no file that ends in "
                        + suffix
                        + "[.gz]; a run is playback.csv and capture.csv, or analysis.csv alone"));
  }

  private static Optional<Path> find(Path directory, String suffix) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(
              file -> {
                String name = file.getFileName().toString();
                return name.endsWith(suffix) || name.endsWith(suffix + ".gz");
              })
          .sorted()
          .findFirst();
    }
  }
}
