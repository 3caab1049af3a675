package testbed.salsify.live;

import java.util.concurrent.locks.LockSupport;
import testbed.timebase.Clock;
import testbed.timebase.Time;
import testbed.timebase.Waiter;

/** Lets the agents' thread sleep until its next deadline, or until another thread rings. */
public final class Doorbell implements Waiter {
  private final Clock clock;
  private volatile boolean rung;
  private volatile boolean stopped;
  private volatile Thread sleeper;

  /** A bell that has not been rung; {@code clock} is the one that deadlines count by. */
  public Doorbell(Clock clock) {
    this.clock = clock;
  }

  /** Ends the present wait, or the next; from any thread. */
  public void ring() {
    rung = true;
    LockSupport.unpark(sleeper);
  }

  /** Ends the run: the present wait, or the next, throws. */
  public void stop() {
    stopped = true;
    ring();
  }

  @Override
  public void waitUntil(long deadlineNs) throws InterruptedException {
    sleeper = Thread.currentThread();
    while (!rung) {
      long leftNs = deadlineNs == Time.NEVER ? Time.NEVER : deadlineNs - clock.nowNs();
      if (leftNs <= 0) {
        break;
      }
      LockSupport.parkNanos(this, leftNs);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    if (stopped) {
      throw new InterruptedException("stopped");
    }
    rung = false;
  }
}
