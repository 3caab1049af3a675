package testbed.vp8.frame;

import java.util.concurrent.Semaphore;

/**
 * Tells one thread which rows of macroblocks another one has finished, from the uppermost down.
 * What was written before a row was finished is seen by whoever awaited it.
 */
public final class FinishedRows {
  private final Semaphore rows = new Semaphore(0);
  private volatile boolean abandoned;

  /** No row is finished. */
  public FinishedRows() {}

  /** Says that one more row is finished. */
  public void next() {
    rows.release();
  }

  /** Says that so many rows are finished. */
  public void next(int count) {
    rows.release(count);
  }

  /** Says that no more rows will follow. */
  public void abandon() {
    abandoned = true;
    rows.release();
  }

  /** Waits for one more row; false if the work was abandoned. For one thread only. */
  public boolean await() {
    rows.acquireUninterruptibly();
    return !abandoned;
  }
}
