package testbed.harness.doctor;

/** One thing to look at. It changes nothing on the machine. */
@FunctionalInterface
interface Check {
  /** Looks, and says what it saw. Takes at most a few seconds. */
  Finding look() throws InterruptedException;
}
