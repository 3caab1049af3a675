package testbed.shell.emulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Waits for the programs of an emulator that was killed: nobody is their parent any more, so they
 * are known by the network namespace they live in. The kernel ends them; it takes a moment.
 */
final class Remains {
  private static final Path PROCESSES = Path.of("/proc");
  private static final long LOOK_EVERY_MS = 5;

  private final Set<Path> networks = ConcurrentHashMap.newKeySet();

  /** Notes where a program lives. */
  void remember(long pid) {
    Path network = networkOf(PROCESSES.resolve(Long.toString(pid)));
    if (network != null && !network.equals(networkOf(PROCESSES.resolve("self")))) {
      networks.add(network);
    }
  }

  /**
   * Waits until these programs have ended and nothing lives where a noted one lived.
   *
   * @return false when the time was over before
   */
  boolean awaitEnd(List<ProcessHandle> programs, long seconds) throws InterruptedException {
    long deadline = System.nanoTime() + seconds * 1_000_000_000L;
    while (programs.stream().anyMatch(Remains::runs) || anythingLives()) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      Thread.sleep(LOOK_EVERY_MS);
    }
    return true;
  }

  /** Whether a program still runs: one that has ended may wait long for its new parent's notice. */
  private static boolean runs(ProcessHandle program) {
    if (!program.isAlive()) {
      return false;
    }
    try {
      String stat = Files.readString(PROCESSES.resolve(program.pid() + "/stat"), ISO_8859_1);
      char state = stat.charAt(stat.lastIndexOf(')') + 2);
      return state != 'Z' && state != 'X';
    } catch (IOException e) {
      return false;
    }
  }

  private boolean anythingLives() {
    if (networks.isEmpty()) {
      return false;
    }
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        Path network = networkOf(process);
        if (network != null && networks.contains(network)) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      return false;
    }
  }

  /** The name of its network namespace; null for a process that is gone or somebody else's. */
  private static Path networkOf(Path process) {
    try {
      return Files.readSymbolicLink(process.resolve("ns/net"));
    } catch (IOException e) {
      return null;
    }
  }
}
