package testbed.harness.system;

/** How a system's sender sees the video. */
public enum CameraKind {
  /** A Y4M stream in a named pipe. */
  PIPE,
  /** A Y4M file that grows at our tick; Chromium's own file camera. */
  FUSE,
  /** Pictures handed to a page of the sender's browser through a Unix socket. */
  PAGE,
  /** A video device, made by v4l2loopback: a webcam for any program. */
  V4L2,
  /**
   * A window: on an X display of our own, which the sender films; or on an output of the machine.
   */
  WINDOW
}
