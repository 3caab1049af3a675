package testbed.vp8;

import testbed.vp8.decode.FrameDecisions;
import testbed.vp8.decode.FrameDecoder;
import testbed.vp8.header.ReferenceUpdate;
import testbed.vp8.header.ReferenceUpdate.Source;

/**
 * The decisions of an inter frame (modes, vectors, quantizers, filter), freed from the state that
 * it was coded against and from its coefficients: what {@link Rebaser} moves to another state.
 */
public final class InterFrame {
  private final FrameDecisions decisions;
  private final ReferenceUpdate references;

  private InterFrame(FrameDecisions decisions, ReferenceUpdate references) {
    this.decisions = decisions;
    this.references = references;
  }

  /**
   * Reads the decisions of a frame.
   *
   * @param against the state that the frame was coded against
   * @throws Vp8Exception if it is not a valid inter frame
   */
  public static InterFrame parse(State against, byte[] frame) throws Vp8Exception {
    FrameDecisions decisions = FrameDecoder.decisions(against, frame);
    if (decisions.tag().keyFrame()) {
      throw new Vp8Exception("a key frame refers to nothing and cannot be rebased");
    }
    return new InterFrame(decisions, decisions.header().references());
  }

  /** The same decisions in a frame that replaces all references, as a key frame would. */
  public InterFrame refreshingAll() {
    return new InterFrame(
        decisions,
        new ReferenceUpdate(
            Source.DECODED,
            Source.DECODED,
            true,
            references.goldenInverted(),
            references.altrefInverted()));
  }

  /** The decisions. */
  FrameDecisions decisions() {
    return decisions;
  }

  /** What becomes of the reference frames. */
  ReferenceUpdate references() {
    return references;
  }
}
