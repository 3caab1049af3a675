package testbed.reports.clip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import testbed.analyzer.RunPictures;
import testbed.analyzer.match.FrameRecord;
import testbed.analyzer.result.FrameResult;
import testbed.video.Raster;

/** What stood before the camera and on the display at any moment of a run. For one thread. */
final class Moments {
  private static final int NONE = -1;

  private final RunPictures pictures;
  private final List<FrameResult> frames;
  private final List<FrameResult> displayed = new ArrayList<>();
  private final long[] sentNs;
  private final long[] seenNs;
  private final long[] displayedNs;
  private int sentAt = NONE;
  private int seenAt = NONE;
  private Raster sentPicture;
  private Raster seenPicture;

  Moments(RunPictures pictures, List<FrameResult> frames) {
    this.pictures = pictures;
    this.frames = frames;
    frames.stream()
        .filter(f -> f.record() instanceof FrameRecord.Displayed)
        .forEach(displayed::add);
    this.sentNs = frames.stream().mapToLong(f -> f.record().shownNs()).toArray();
    this.seenNs = pictures.seenNs().stream().mapToLong(Long::longValue).toArray();
    this.displayedNs =
        displayed.stream()
            .mapToLong(f -> ((FrameRecord.Displayed) f.record()).seenNs())
            .sorted()
            .toArray();
  }

  int width() {
    return pictures.width();
  }

  int height() {
    return pictures.height();
  }

  /**
   * A moment.
   *
   * @param frameId the last frame that had been sent
   * @param sent its picture
   * @param received what the display showed, or nothing as yet
   * @param frame the frame that this was, or nothing as yet
   */
  record Moment(
      long frameId, Raster sent, Optional<Raster> received, Optional<FrameResult> frame) {}

  /** What was to be seen at a time. */
  Moment at(long ns) throws IOException {
    int sent = Math.max(0, last(sentNs, ns));
    if (sent != sentAt) {
      sentPicture = pictures.sent(frames.get(sent).record().frameId());
      sentAt = sent;
    }
    int seen = last(seenNs, ns);
    if (seen != seenAt && seen != NONE) {
      seenPicture = pictures.captured(seen);
    }
    seenAt = seen;
    int shown = last(displayedNs, ns);
    return new Moment(
        frames.get(sent).record().frameId(),
        sentPicture,
        seen == NONE ? Optional.empty() : Optional.of(seenPicture),
        shown == NONE ? Optional.empty() : Optional.of(displayed.get(shown)));
  }

  /** The last of some ascending times that is not after another, or -1. */
  private static int last(long[] times, long ns) {
    int at = Arrays.binarySearch(times, ns);
    if (at < 0) {
      return -at - 2;
    }
    while (at + 1 < times.length && times[at + 1] == ns) {
      at++;
    }
    return at;
  }
}
