package testbed.analyzer.match;

/** Where a frame that was never displayed got lost, as far as that can be told from outside. */
public enum DropPlace {
  /** The sender did not take it from the camera. */
  CAMERA,
  /** The sender took it, and a later frame was displayed instead of it. */
  SYSTEM
}
