package testbed.salsify.codec;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import testbed.timebase.Time;

/**
 * A stage of a real-time run: the work is done by a worker thread and takes what it takes.
 *
 * @param <R> the result
 */
public final class WorkerStage<R> implements Stage<R> {
  private final Executor executor;
  private final Runnable whenDone;
  private CompletableFuture<R> result;

  /**
   * A stage that works on {@code executor}.
   *
   * @param whenDone called on the worker thread after each result, to wake the agent
   */
  public WorkerStage(Executor executor, Runnable whenDone) {
    this.executor = executor;
    this.whenDone = whenDone;
  }

  @Override
  public void begin(Work<R> work, long declaredNs, long nowNs) {
    if (result != null) {
      throw new IllegalStateException("the stage is still at work");
    }
    result = CompletableFuture.supplyAsync(work::result, executor);
    var _ = result.whenComplete((done, failure) -> whenDone.run());
  }

  @Override
  public Optional<R> poll(long nowNs) {
    if (result == null || !result.isDone()) {
      return Optional.empty();
    }
    R done = result.join();
    result = null;
    return Optional.of(done);
  }

  @Override
  public long nextEventNs() {
    return Time.NEVER;
  }
}
