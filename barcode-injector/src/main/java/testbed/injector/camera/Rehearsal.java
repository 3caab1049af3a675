package testbed.injector.camera;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import testbed.timebase.Time;

/**
 * Whether pictures keep to the rhythm of a run already, told from those that are shown before it.
 * Pictures are offered by one thread and shown by another.
 */
final class Rehearsal {
  /** For so long all pictures must have been in time, one after the other. */
  private static final long STEADY_NS = Time.SECOND;

  /** A machine that does not come to that has its run all the same, which says how late it was. */
  private static final long LONGEST_NS = 6 * Time.SECOND;

  private static final long IN_TIME_NS = 5 * Time.MILLISECOND;

  private final int steady;
  private final int most;

  /** When each was due, on {@link System#nanoTime}. */
  private final AtomicLongArray dueNs;

  private int offered;

  /** How many have been shown in time since the last one that was not. */
  private volatile int inTime;

  /** The picture that is to be shown next, if none is lost. */
  private int next;

  /**
   * Nothing rehearsed yet.
   *
   * @param periodNs from picture to picture
   */
  Rehearsal(long periodNs) {
    steady = (int) Math.max(1, STEADY_NS / periodNs);
    most = (int) Math.max(1, LONGEST_NS / periodNs);
    dueNs = new AtomicLongArray(most);
  }

  /** Whether another picture is to be rehearsed. */
  boolean goesOn() {
    return inTime < steady && offered < most;
  }

  /** Waits until a picture is due. */
  void await(long atNs) throws InterruptedException {
    while (System.nanoTime() < atNs) {
      if (Thread.interrupted()) {
        throw new InterruptedException("while rehearsing with the page");
      }
      LockSupport.parkNanos(this, atNs - System.nanoTime());
    }
  }

  /** Picture {@code k} is offered; to be said before it is. */
  void offered(int k, long dueAtNs) {
    dueNs.set(k, dueAtNs);
    offered = k + 1;
  }

  /** Picture {@code k} was shown; those that never are were lost. */
  void shown(int k, long atNs) {
    boolean lostOne = k != next;
    boolean late = atNs - dueNs.get(k) > IN_TIME_NS;
    inTime = late ? 0 : lostOne ? 1 : inTime + 1;
    next = k + 1;
  }
}
