package testbed.harness.run;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import testbed.shell.emulator.EmulatorProcess;

/**
 * A reading of how long the processes of a run have had a processor, and how long they stood in a
 * queue for one, from {@code /proc/PID/task/TID/schedstat}. Threads that have ended are not in it.
 *
 * @param instrument this process
 * @param ports of it, the threads that inject and that capture
 * @param emulator the link's process
 * @param system the programs under test, together
 * @param atNs {@link System#nanoTime()} of the reading
 */
record ProcessTimes(Times instrument, Times ports, Times emulator, Times system, long atNs) {
  /** How the names of the threads begin that serve a camera or watch a display. */
  private static final List<String> PORTS =
      List.of("injector", "camera ", "xvfb", "display ", "spool ");

  /**
   * Times of all threads together.
   *
   * @param ranNs on a processor
   * @param waitedNs ready to run, without a processor
   */
  record Times(long ranNs, long waitedNs) {
    Times plus(Times other) {
      return new Times(ranNs + other.ranNs, waitedNs + other.waitedNs);
    }
  }

  static ProcessTimes read(EmulatorProcess network) {
    List<Long> programs =
        ProcessHandle.of(network.pid())
            .map(ProcessHandle::descendants)
            .orElse(Stream.empty())
            .map(ProcessHandle::pid)
            .toList();
    Times system = new Times(0, 0);
    for (long program : programs) {
      system = system.plus(of(program));
    }
    long instrument = ProcessHandle.current().pid();
    return new ProcessTimes(
        of(instrument),
        of(instrument, ProcessTimes::isPort),
        of(network.pid()),
        system,
        System.nanoTime());
  }

  /** Processors used and queued for, on average since {@code earlier}; 1 is one whole processor. */
  Map<String, Double> since(ProcessTimes earlier) {
    double elapsed = Math.max(1, atNs - earlier.atNs);
    Map<String, Double> watch = new TreeMap<>();
    put(watch, "instrument", instrument, earlier.instrument, elapsed);
    put(watch, "ports", ports, earlier.ports, elapsed);
    put(watch, "emulator", emulator, earlier.emulator, elapsed);
    put(watch, "system", system, earlier.system, elapsed);
    return watch;
  }

  private static void put(
      Map<String, Double> watch, String who, Times now, Times before, double elapsed) {
    watch.put(who + "_cpu", Math.max(0, now.ranNs() - before.ranNs()) / elapsed);
    watch.put(who + "_cpu_queue", Math.max(0, now.waitedNs() - before.waitedNs()) / elapsed);
  }

  private static Times of(long process) {
    return of(process, thread -> true);
  }

  private static Times of(long process, Predicate<Path> counted) {
    Times sum = new Times(0, 0);
    Path tasks = Path.of("/proc", Long.toString(process), "task");
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        if (counted.test(thread)) {
          sum = sum.plus(ofThread(thread.resolve("schedstat")));
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // It has ended meanwhile: what it used is not known any more.
      return sum;
    }
    return sum;
  }

  private static boolean isPort(Path thread) {
    try {
      String name = Files.readString(thread.resolve("comm"));
      return PORTS.stream().anyMatch(name::startsWith);
    } catch (IOException e) {
      return false;
    }
  }

  private static Times ofThread(Path file) {
    try {
      String[] words = Files.readString(file).strip().split(" ", -1);
      return new Times(Long.parseLong(words[0]), Long.parseLong(words[1]));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return new Times(0, 0);
    }
  }
}
