package testbed.vp8.frame;

/**
 * Work on a frame that a second thread does beside the caller's, for no longer than the frame
 * takes. Whoever starts one joins it, so that no thread outlives its frame.
 */
public final class Companion {
  /** Of work that is done already. */
  private static final Companion DONE = new Companion(() -> {});

  private final Thread thread;
  private volatile Throwable failure;

  private Companion(Runnable work) {
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("vp8-companion")
            .unstarted(
                () -> {
                  try {
                    work.run();
                  } catch (RuntimeException | Error e) {
                    failure = e;
                  }
                });
  }

  /**
   * Starts the work in a second thread where there may be one, else does it at once.
   *
   * @param threads how many threads may work on the frame, at least 1; there is no use for a third
   */
  public static Companion start(int threads, Runnable work) {
    if (threads == 1) {
      work.run();
      return DONE;
    }
    Companion companion = new Companion(work);
    companion.thread.start();
    return companion;
  }

  /**
   * Waits until the work is done. An interrupt is left for later.
   *
   * @throws IllegalStateException if the work failed
   */
  public void join() {
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new IllegalStateException("the second thread of a frame failed", failure);
    }
  }
}
