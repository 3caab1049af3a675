package testbed.shell.tun;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A platform thread in a network namespace of its own. Descriptors opened here belong to that
 * namespace, and programs started here live in it and get the death signal of this thread, which
 * therefore stays until the process ends.
 */
final class NamespaceThread {
  private static final long CLONE_NEWNET = 0x40000000L;

  private final ExecutorService executor;

  private NamespaceThread(String name) {
    executor =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().name(name).daemon().unstarted(task));
  }

  /** A thread in a new, empty namespace. */
  static NamespaceThread inNewNamespace(String name) throws IOException {
    NamespaceThread thread = new NamespaceThread(name);
    thread.call(() -> Kernel.call("a new network namespace", Syscall.UNSHARE, CLONE_NEWNET));
    return thread;
  }

  /** A thread in the namespace of the process. */
  static NamespaceThread inHostNamespace(String name) {
    return new NamespaceThread(name);
  }

  /** Does the task on this thread and waits for it. */
  <T> T call(Callable<T> task) throws IOException {
    return await(begin(task));
  }

  /** Begins the task on this thread. */
  <T> Future<T> begin(Callable<T> task) {
    return executor.submit(task);
  }

  /** Waits for a task that was begun. */
  static <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
