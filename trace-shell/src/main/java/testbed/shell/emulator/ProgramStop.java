package testbed.shell.emulator;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends a program: politely first, and with everything that it started. */
final class ProgramStop {
  private static final long GRACE_MS = 1500;

  private ProgramStop() {}

  /** Ends it within two seconds; the wrapper's death takes the whole process-id namespace along. */
  static void stop(Process process) throws InterruptedException {
    if (process == null || !process.isAlive()) {
      return;
    }
    List<ProcessHandle> inside = process.descendants().toList();
    inside.stream().skip(1).forEach(ProcessHandle::destroy);
    if (!process.waitFor(GRACE_MS, TimeUnit.MILLISECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }
}
