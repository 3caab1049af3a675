package testbed.analyzer.match;

/** What became of a frame at the camera. */
public enum Handover {
  /** The sender's camera took it. */
  TAKEN,
  /** The sender was not ready when the frame was due, so that it never had it. */
  LOST
}
