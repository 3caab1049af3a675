package testbed.harness;

import java.util.Optional;

/** A command needed more memory than it may have: what to tell its user. */
final class MemoryFailure {
  private static final int MOST_CAUSES = 20;

  private MemoryFailure() {}

  /** The failure, if it is one of memory or was caused by one. */
  static Optional<CommandFailure> in(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (cause instanceof OutOfMemoryError) {
        return Optional.of(of(Runtime.getRuntime().maxMemory() >> 20));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private static CommandFailure of(long megabytes) {
    return CommandFailure.environment(
        "needs more memory than the %d MB that it may have; ask for less at a time, check that the files are what they should be, or give it more: JAVA_TOOL_OPTIONS=-Xmx%dm"
            .formatted(megabytes, 2 * megabytes));
  }
}
