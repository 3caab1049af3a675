package testbed.vp8;

import testbed.video.Raster;
import testbed.vp8.encode.FrameRebaser;

/**
 * Moves an inter frame to another starting state (ExCamera's rebase): motion that was found stays,
 * coefficients are made anew against what the other state predicts. Decided again is what costs
 * little: whether a macroblock is skipped, whether it moves as those around it, whether intra
 * prediction does better, how strong the loop filter is. Cheaper than encoding, because motion is
 * searched for only where the frame had no reason to.
 *
 * <p>The result is a function of the arguments alone. An instance keeps working memory between
 * calls and belongs to one thread at a time.
 */
public final class Rebaser {
  private FrameRebaser frames;

  /**
   * Moves a frame.
   *
   * @param state the state to code against, with references of the frame's size
   * @param picture what the frame is to show
   * @param frame the decisions
   * @return the frame, and the state that it leads to
   */
  public Rebased rebase(State state, Raster picture, InterFrame frame) {
    if (!state.hasReferences()) {
      throw new IllegalArgumentException("a state without references");
    }
    if (frames == null || !frames.size().equals(state.size())) {
      frames = new FrameRebaser(state.size());
    }
    return frames.rebase(state, picture, frame.decisions(), frame.references());
  }
}
