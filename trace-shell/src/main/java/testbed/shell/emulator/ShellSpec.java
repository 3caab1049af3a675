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
 * @param meter whether the link's doings are drawn
 */
public record ShellSpec(
    EmulatorSpec link,
    Path uplinkLog,
    Path downlinkLog,
    TimeZero zero,
    FarEnd far,
    MeterUse meter) {
  /** A link between two namespaces that begins at once. */
  public static ShellSpec of(EmulatorSpec link) {
    return new ShellSpec(link, null, null, TimeZero.AT_ONCE, FarEnd.NAMESPACE, MeterUse.NEVER);
  }

  /** Whether a meter is drawn on standard error. */
  public enum MeterUse {
    /** No. */
    NEVER,
    /** When it is a terminal. */
    ON_TERMINAL,
    /** Also when it is none, as lines. */
    ALWAYS
  }

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
    HOST,
    /** The machine and what it can reach over IPv4; needs privilege on it. */
    INTERNET
  }
}
