package testbed.shell.emulator;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Ends a program: politely first, and with everything that it started. It is asked twice, for some
 * programs that wait for packets do not wake up for the first request (ffmpeg).
 */
final class ProgramStop {
  private static final long FIRST_GRACE_MS = 300;
  private static final long SECOND_GRACE_MS = 1200;

  private ProgramStop() {}

  /** Ends it within two seconds; the wrapper's death takes the whole process-id namespace along. */
  static void stop(Process process) throws InterruptedException {
    if (process == null || !process.isAlive()) {
      return;
    }
    List<ProcessHandle> inside = process.descendants().toList();
    if (!ends(process, inside, FIRST_GRACE_MS) && !ends(process, inside, SECOND_GRACE_MS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private static boolean ends(Process process, List<ProcessHandle> inside, long graceMs)
      throws InterruptedException {
    inside.stream().skip(1).forEach(ProcessHandle::destroy);
    return process.waitFor(graceMs, TimeUnit.MILLISECONDS);
  }
}
