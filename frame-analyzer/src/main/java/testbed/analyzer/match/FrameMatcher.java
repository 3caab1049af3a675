package testbed.analyzer.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds for each frame that was sent the picture in which the display first showed it.
 *
 * <p>The rule is the one of the Salsify paper's analysis, so that its recordings and ours mean the
 * same. Frames are taken in the order of sending. A frame was displayed by the first picture that
 * carries its code and comes after the picture of the last matched frame; if all pictures with its
 * code come earlier, display went backwards and the frame counts as not shown. Pictures whose marks
 * disagree or cannot be read, and pictures with a code that was never sent, show no frame.
 */
public final class FrameMatcher {
  private static final int NOT_SHOWN = -1;

  private FrameMatcher() {}

  /**
   * Matches.
   *
   * @param sent all frames in the order of sending
   * @param captures all pictures in the order of display
   */
  public static Matching match(List<SentFrame> sent, List<Capture> captures) {
    Map<Long, List<Integer>> rows = rowsByCode(captures);
    int[] shownBy = new int[sent.size()];
    int last = NOT_SHOWN;
    int lastShown = NOT_SHOWN;
    long backwards = 0;
    for (int i = 0; i < shownBy.length; i++) {
      List<Integer> candidates = rows.getOrDefault(sent.get(i).code(), List.of());
      shownBy[i] = firstAfter(last, candidates);
      if (shownBy[i] != NOT_SHOWN) {
        last = shownBy[i];
        lastShown = i;
      } else if (!candidates.isEmpty()) {
        backwards++;
      }
    }
    List<FrameRecord> frames = new ArrayList<>(shownBy.length);
    for (int i = 0; i < shownBy.length; i++) {
      frames.add(
          shownBy[i] == NOT_SHOWN
              ? unseen(sent.get(i), i, lastShown)
              : displayed(sent.get(i), captures.get(shownBy[i])));
    }
    return new Matching(frames, count(sent, captures, backwards));
  }

  private static Map<Long, List<Integer>> rowsByCode(List<Capture> captures) {
    Map<Long, List<Integer>> rows = new HashMap<>();
    for (int row = 0; row < captures.size(); row++) {
      if (captures.get(row).reading() instanceof Reading.Seen(long code)) {
        rows.computeIfAbsent(code, c -> new ArrayList<>(2)).add(row);
      }
    }
    return rows;
  }

  private static int firstAfter(int last, List<Integer> rows) {
    for (int row : rows) {
      if (row > last) {
        return row;
      }
    }
    return NOT_SHOWN;
  }

  private static FrameRecord displayed(SentFrame frame, Capture capture) {
    return new FrameRecord.Displayed(
        frame.frameId(), frame.shownNs(), capture.seenNs(), capture.index());
  }

  private static FrameRecord unseen(SentFrame frame, int place, int lastShown) {
    if (frame.handover() == Handover.LOST) {
      return new FrameRecord.Dropped(frame.frameId(), frame.shownNs(), DropPlace.CAMERA);
    }
    return place < lastShown
        ? new FrameRecord.Dropped(frame.frameId(), frame.shownNs(), DropPlace.SYSTEM)
        : new FrameRecord.InFlight(frame.frameId(), frame.shownNs());
  }

  private static CaptureCounts count(List<SentFrame> sent, List<Capture> captures, long backwards) {
    Set<Long> known = new HashSet<>();
    sent.forEach(frame -> known.add(frame.code()));
    long torn = 0;
    long unreadable = 0;
    long unknown = 0;
    for (Capture capture : captures) {
      switch (capture.reading()) {
        case Reading.Seen(long code) -> unknown += known.contains(code) ? 0 : 1;
        case Reading.Torn() -> torn++;
        case Reading.Unreadable() -> unreadable++;
      }
    }
    long all = captures.size();
    return new CaptureCounts(all, all - torn - unreadable, torn, unreadable, unknown, backwards);
  }
}
