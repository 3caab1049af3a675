package testbed.salsify.live;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The cores of this machine. */
public final class Machine {
  /** What a program says that needs more memory than it may have. */
  public static final String WITHOUT_MEMORY =
      "needs more memory than it may have; choose smaller pictures, or give it more:"
          + " JAVA_TOOL_OPTIONS=-Xmx4g";

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
