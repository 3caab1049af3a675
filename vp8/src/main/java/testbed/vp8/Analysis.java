package testbed.vp8;

import testbed.vp8.encode.MotionField;

/**
 * What can be learned about a picture and the state before it without fixing a quantizer for good:
 * the motion of its macroblocks. Made by {@link Encoder#analyse}; encodings of the same picture
 * from the same state at several quantizers share it. A value that is never written to: several
 * threads may use one at once.
 */
public final class Analysis {
  private final MotionField motion;

  /** An analysis that found this motion. */
  Analysis(MotionField motion) {
    this.motion = motion;
  }

  MotionField motion() {
    return motion;
  }
}
