package testbed.shell.emulator;

import java.nio.file.Path;

/**
 * What a command on the terminal runs behind.
 *
 * @param link the link, whose first direction is the uplink: from the command outwards
 * @param uplinkLog a log of the uplink alone, or null
 * @param downlinkLog a log of the downlink alone, or null
 * @param zero when the schedules begin
 * @param far what is at the other end
 */
public record ShellSpec(
    EmulatorSpec link, Path uplinkLog, Path downlinkLog, TimeZero zero, FarEnd far) {
  /** When both directions' schedules begin. */
  public enum TimeZero {
    /** Before the command is started. */
    AT_ONCE,
    /** With the first packet of either direction. */
    FIRST_PACKET
  }

  /** What is at the other end of the link. */
  public enum FarEnd {
    /** A second, empty namespace. */
    NAMESPACE,
    /** The machine itself; needs privilege on it. */
    HOST
  }
}
