package testbed.harness.system;

/** How a system's receiver shows the video. */
public enum DisplayKind {
  /** A Y4M stream in a named pipe. */
  PIPE,
  /** A window on an X display of our own. */
  XVFB,
  /** Any output of any computer, by a cable into a grabber of this machine. */
  V4L2
}
