package testbed.shell.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Ends programs: politely first, and with everything that they started. Each is asked twice, for
 * some programs that wait for packets do not wake up for the first request (ffmpeg). The first wait
 * is longer than Java takes to end while a thread of its program is in a system call, 0.3 s.
 */
final class ProgramStop {
  private static final long FIRST_GRACE_MS = 400;
  private static final long SECOND_GRACE_MS = 1100;

  private ProgramStop() {}

  /** Ends it within two seconds; the wrapper's death takes the whole process-id namespace along. */
  static void stop(Process process) throws InterruptedException {
    stop(List.of(process));
  }

  /** Ends them all within two seconds, and none later than if it were alone. */
  static void stop(List<Process> processes) throws InterruptedException {
    Map<Process, List<ProcessHandle>> inside = new LinkedHashMap<>();
    for (Process process : processes) {
      if (process.isAlive()) {
        inside.put(process, process.descendants().toList());
      }
    }
    if (!end(inside, FIRST_GRACE_MS) && !end(inside, SECOND_GRACE_MS)) {
      for (Process process : inside.keySet()) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static boolean end(Map<Process, List<ProcessHandle>> inside, long graceMs)
      throws InterruptedException {
    long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(graceMs);
    for (List<ProcessHandle> of : inside.values()) {
      of.stream().skip(1).forEach(ProcessHandle::destroy);
    }
    boolean ended = true;
    for (Process process : inside.keySet()) {
      long leftNs = Math.max(0, deadlineNs - System.nanoTime());
      ended &= process.waitFor(leftNs, TimeUnit.NANOSECONDS);
    }
    return ended;
  }
}
