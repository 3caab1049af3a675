package testbed.harness.run;

/**
 * The limits past which a run is invalid; documented in {@code docs/validity.md}. They are about
 * the instrument and its host, never about the system under test.
 */
final class Limits {
  /** The injector's ticks may be this late at the 99th percentile, in milliseconds. */
  static final double SLIP_P99_MS = 5;

  /**
   * Pictures may reach the system this late after their tick at the 99th percentile, in
   * milliseconds; for cameras that do not wait for the system.
   */
  static final double HANDOVER_P99_MS = 5;

  /**
   * The same for pictures whose way there leads through a program that has other things to do, too:
   * the browser of a page, the X server of a window.
   */
  static final double INDIRECT_HANDOVER_P99_MS = 10;

  /** The part of captured pictures whose marks must be readable. */
  static final double MARKS_READ = 0.99;

  /** The part of the time in which some task may wait for a processor. */
  static final double CPU_STALLED = 0.5;

  /** The part of the processors' time that the hypervisor may take. */
  static final double CPU_STOLEN = 0.1;

  /** The program may not stand still for longer than this, in milliseconds. */
  static final double STANDSTILL_MS = 500;

  /** The machine's clock may be set by so much while a run goes on, in milliseconds. */
  static final double CLOCK_STEP_MS = 100;

  /** The machine may sleep for so long while a run goes on, in milliseconds. */
  static final double SLEPT_MS = 50;

  /** A captured picture may wait this long for the disk, in milliseconds. */
  static final double CAPTURE_BLOCKED_MS = 250;

  /** The part of the run in which the sender's browser may say that it wanted processor. */
  static final double BROWSER_LIMITED = 0.05;

  /** The capturing thread may wake so much too late, in milliseconds. */
  static final double CAPTURE_WAKE_MS = 100;

  private Limits() {}
}
