package testbed.harness;

/** The exit codes of the command; part of its contract (see {@code docs/cli.md}). */
public final class ExitStatus {
  /** All went well. */
  public static final int OK = 0;

  /** A gate failed. */
  public static final int GATE_FAILED = 1;

  /** Bad usage or bad input. */
  public static final int BAD_INPUT = 2;

  /** The environment lacks something; the message says what, and how to get it. */
  public static final int ENVIRONMENT = 3;

  /** The system under test failed. */
  public static final int SYSTEM_FAILED = 4;

  /** The run is invalid, or the question cannot be answered. */
  public static final int INVALID = 5;

  /** Interrupted by the user. */
  public static final int INTERRUPTED = 130;

  private ExitStatus() {}
}
