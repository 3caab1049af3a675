package testbed.salsify.codec;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import testbed.timebase.Time;

/**
 * A stage of a virtual-time run: the work takes the declared time, however long the machine needs
 * for it. The machine may do it on another thread; when the declared time comes, the run waits for
 * the result. So the run's outcome never depends on the machine.
 *
 * @param <R> the result
 */
public final class DeclaredStage<R> implements Stage<R> {
  private final Executor executor;
  private CompletableFuture<R> result;
  private long doneNs = Time.NEVER;

  /** A stage that works on {@code executor}; {@code Runnable::run} works on the caller's thread. */
  public DeclaredStage(Executor executor) {
    this.executor = executor;
  }

  @Override
  public void begin(Work<R> work, long declaredNs, long nowNs) {
    if (result != null) {
      throw new IllegalStateException("the stage is still at work");
    }
    result = CompletableFuture.supplyAsync(work::result, executor);
    doneNs = nowNs + declaredNs;
  }

  @Override
  public Optional<R> poll(long nowNs) {
    if (result == null || nowNs < doneNs) {
      return Optional.empty();
    }
    R done = result.join();
    result = null;
    doneNs = Time.NEVER;
    return Optional.of(done);
  }

  @Override
  public long nextEventNs() {
    return doneNs;
  }
}
