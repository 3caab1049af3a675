package testbed.reports.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Which source frames a run keeps as pictures so that several runs can be laid beside each other at
 * the same frame. They are picked by their number alone, before anything is known of the run.
 */
public final class KeptFrames {
  private static final double LEAST_STEPS = 3.5;

  private KeptFrames() {}

  /**
   * Frames at even distances, three to eight of them: the multiples of the greatest of 1, 2, 5, 10,
   * 20, 50, ... that gives three. Runs of about the same length so keep the same ones.
   *
   * @param sent how many frames were sent
   */
  public static List<Long> numbers(int sent) {
    List<Long> numbers = new ArrayList<>();
    long step = step(sent);
    for (long id = step; id < sent; id += step) {
      numbers.add(id);
    }
    return numbers;
  }

  /**
   * What the receiver showed of a frame: the frame itself or, where that was never shown, the first
   * one seen in its place. Its display ends the frame's signal delay.
   *
   * @param frames of a run
   * @param id the number of the frame
   */
  public static Optional<FrameRow> shownFor(List<FrameRow> frames, long id) {
    return shownFor(frames.stream().filter(FrameRow::displayed), id, FrameRow::id, FrameRow::seenS);
  }

  /**
   * The same of frames in whatever form.
   *
   * @param displayed the frames that were displayed
   * @param number the number of such a frame
   * @param seen when it was seen, in any unit
   */
  public static <F> Optional<F> shownFor(
      Stream<F> displayed, long id, ToLongFunction<F> number, ToDoubleFunction<F> seen) {
    return displayed
        .filter(f -> number.applyAsLong(f) >= id)
        .min(Comparator.comparingDouble(seen).thenComparingLong(number));
  }

  private static long step(int sent) {
    long best = 1;
    for (long ten = 1; ten <= sent; ten *= 10) {
      for (long step : new long[] {ten, 2 * ten, 5 * ten}) {
        best = sent >= LEAST_STEPS * step ? step : best;
      }
    }
    return best;
  }
}
