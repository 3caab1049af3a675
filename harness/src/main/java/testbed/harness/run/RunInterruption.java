package testbed.harness.run;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C (and SIGTERM) into an interruption of the running thread, and lets the process end
 * only when that thread has put its affairs in order.
 */
final class RunInterruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final Thread running = Thread.currentThread();
  private final CountDownLatch settled = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().unstarted(this::signalled);
  private volatile boolean happened;

  RunInterruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Whether a signal has come. */
  boolean happened() {
    return happened;
  }

  private void signalled() {
    happened = true;
    running.interrupt();
    try {
      if (!settled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("testbed: the run could not be settled in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    settled.countDown();
    if (!happened) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The signal came just now, after the work was done: there is nothing left to interrupt.
        happened = true;
      }
    }
  }
}
