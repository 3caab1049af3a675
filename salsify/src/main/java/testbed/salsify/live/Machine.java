package testbed.salsify.live;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The cores of this machine. */
public final class Machine {
  private Machine() {}

  /** How many there are. */
  public static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Threads for coding, which end with the program. */
  public static ExecutorService workers(int threads) {
    return Executors.newFixedThreadPool(
        threads, Thread.ofPlatform().name("codec-", 0).daemon().factory());
  }
}
