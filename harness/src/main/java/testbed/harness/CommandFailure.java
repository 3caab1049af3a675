package testbed.harness;

import java.io.IOException;

/**
 * A command cannot do what it was asked. The message is one line for the user: what was wrong,
 * where, and what to do about it. No stack trace is shown.
 */
public final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitStatus;

  private CommandFailure(int exitStatus, String message) {
    super(message);
    this.exitStatus = exitStatus;
  }

  /** Bad usage or input: exit 2. */
  public static CommandFailure badInput(String message) {
    return new CommandFailure(ExitStatus.BAD_INPUT, message);
  }

  /**
   * A file that was named cannot be read or written: exit 2, or 3 when the disk is full.
   *
   * @param what begins the message; may be empty
   */
  public static CommandFailure ofFile(String what, IOException e) {
    String message = (what.isEmpty() ? "" : what + ": ") + FileFailure.words(e);
    return new CommandFailure(
        FileFailure.ofDisk(e) ? ExitStatus.ENVIRONMENT : ExitStatus.BAD_INPUT, message);
  }

  /** Something is missing on this machine: exit 3. */
  public static CommandFailure environment(String message) {
    return new CommandFailure(ExitStatus.ENVIRONMENT, message);
  }

  /** The system under test failed: exit 4. */
  public static CommandFailure systemFailed(String message) {
    return new CommandFailure(ExitStatus.SYSTEM_FAILED, message);
  }

  /** Invalid or inconclusive: exit 5. */
  public static CommandFailure invalid(String message) {
    return new CommandFailure(ExitStatus.INVALID, message);
  }

  /** The exit code of the process, one of {@link ExitStatus}. */
  public int exitStatus() {
    return exitStatus;
  }
}
