package testbed.analyzer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Works off numbered units on several threads. Each thread has a worker of its own, so that workers
 * may own scratch space; which unit a thread gets does not matter to the result.
 */
final class ParallelPass {
  /** Does one unit. */
  interface Worker {
    void work(int unit) throws IOException;
  }

  private ParallelPass() {}

  /**
   * Does all units and waits for them.
   *
   * @param stage name for the progress
   * @param units how many
   * @param threads how many
   * @param workers makes the worker of a thread
   */
  static void run(String stage, int units, int threads, Callable<Worker> workers, Progress progress)
      throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    AtomicLong done = new AtomicLong();
    ThreadFactory factory = Thread.ofPlatform().daemon().name("analysis ", 1).factory();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads, factory)) {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        running.add(
            executor.submit(
                () -> {
                  Worker worker = workers.call();
                  for (int u = next.getAndIncrement(); u < units; u = next.getAndIncrement()) {
                    worker.work(u);
                    progress.at(stage, done.incrementAndGet(), units);
                  }
                  return null;
                }));
      }
      try {
        for (Future<?> future : running) {
          future.get();
        }
      } catch (ExecutionException e) {
        next.set(units);
        if (e.getCause() instanceof IOException io) {
          throw io;
        }
        throw new IllegalStateException("analysis failed", e.getCause());
      } catch (InterruptedException e) {
        next.set(units);
        throw e;
      }
    }
  }
}
