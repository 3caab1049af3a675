package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.system.SearchPath;
import testbed.reports.model.RunLoader;
import testbed.reports.model.UnreadableRunException;
import testbed.testkit.Signals;
import testbed.testkit.Survivors;

/**
 * Signals in the middle of short runs, and what is left of each: a few at fixed moments, or with
 * {@code -Dtestbed.signals=50} so many at random moments, as {@code tools/signals} asks for; {@code
 * -Dtestbed.signals.seed} chooses other moments.
 */
@Tag("kernel")
class SignalTest {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "KILL");
  private static final int LATEST_MS = 6000;
  private static final Duration GONE_WITHIN = Duration.ofSeconds(2);

  private static final List<Moment> FIXED =
      List.of(
          new Moment("INT", 150),
          new Moment("TERM", 1200),
          new Moment("KILL", 2500),
          new Moment("INT", 3000));

  /** All runs share it for temporary files, so that a later one finds what one left. */
  @TempDir private Path folder;

  /** A signal, so many milliseconds after the start of the program. */
  private record Moment(String signal, int afterMs) {
    @Override
    public String toString() {
      return "SIG" + signal + " after " + afterMs + " ms";
    }
  }

  @BeforeEach
  void needsNamespaces() throws IOException {
    Signals.requireInterrupts();
    for (String program : List.of("ip", "unshare", "setpriv", "prlimit", "mount")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
  }

  @Test
  void whenEverASignalComesNothingIsLeft() throws Exception {
    List<Moment> moments = moments();
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      List<String> wrong = signalled(folder.resolve("run" + i), moments.get(i));
      System.out.println(wrong.isEmpty() ? "  clean" : "  WRONG: " + wrong);
      wrong.forEach(failures::add);
    }
    try (TestbedProcess last = TestbedProcess.nullRun(folder.resolve("last"), folder)) {
      int status = last.exit();
      assertTrue(status == 0 || status == 5, "a later run is affected: " + last.said());
    }
    List<String> left = left("testbed-run-");
    System.out.println(
        moments.size() + " signals: " + failures.size() + " wrong, left at the end: " + left);
    assertEquals(List.of(), failures);
    assertEquals(List.of(), left, "left behind");
  }

  @Test
  void anInterruptWhileTheReportIsDrawnIsNoFailure() throws Exception {
    for (int afterMs : new int[] {300, 400, 500, 600}) {
      Path own = folder.resolve("drawn" + afterMs);
      try (TestbedProcess run = TestbedProcess.nullRun(own, folder)) {
        run.await("drawing the report");
        Thread.sleep(afterMs);
        run.signal("INT");
        int status = run.exit();
        // What was there before the signal may be a whole run, on a busy machine an invalid one.
        assertTrue(Set.of(130, 0, 5).contains(status), "after " + afterMs + " ms: " + run.said());
        assertFalse(run.said().contains("\tat "), run.said());
      }
    }
  }

  private static List<Moment> moments() {
    int count = Integer.getInteger("testbed.signals", 0);
    Random random = new Random(Long.getLong("testbed.signals.seed", 1));
    return count == 0
        ? FIXED
        : IntStream.range(0, count)
            .mapToObj(i -> new Moment(SIGNALS.get(i % SIGNALS.size()), random.nextInt(LATEST_MS)))
            .toList();
  }

  /** Runs, signals, and says what is wrong afterwards. */
  private List<String> signalled(Path own, Moment moment) throws Exception {
    List<String> wrong = new ArrayList<>();
    try (TestbedProcess run = TestbedProcess.nullRun(own, folder)) {
      Set<ProcessHandle> inside = new LinkedHashSet<>();
      long due = System.nanoTime() + moment.afterMs() * 1_000_000L;
      while (System.nanoTime() < due && run.handle().isAlive()) {
        Thread.sleep(10);
        run.handle().descendants().forEach(inside::add);
      }
      String stage = run.said().lines().reduce("", (before, line) -> line);
      run.signal(moment.signal());
      int status = run.exit();
      System.out.print(moment + ", in '" + stage + "', ended with " + status + ":");
      boolean killed = moment.signal().equals("KILL");
      Set<Integer> allowed = killed ? Set.of(137, 0, 5) : Set.of(130, 143, 0, 5);
      if (!allowed.contains(status) || run.said().contains("\tat ")) {
        wrong.add("it ended with " + status + " and said " + run.said());
      }
      Survivors.of(inside, GONE_WITHIN).forEach(left -> wrong.add("runs on: " + left));
      if (!killed) {
        wrong.addAll(left(AbandonedFolders.prefix(run.handle().pid())));
      }
      if (Files.exists(own.resolve("out/run.json"))) {
        boolean measured = run.said().contains("drawing the report");
        wrong.addAll(claims(own.resolve("out"), moment, status == 0 || measured));
      }
    }
    return wrong;
  }

  /**
   * What a run directory claims that is not so: that a run that was cut short is valid. One whose
   * measurement was {@code whole} before the signal lacks nothing but its page. One that was killed
   * need not be readable.
   */
  private static List<String> claims(Path out, Moment moment, boolean whole) {
    try {
      boolean valid = RunLoader.load(out).manifest().validity().valid();
      return valid && !whole ? List.of("cut short, and says that it is valid") : List.of();
    } catch (UnreadableRunException e) {
      return moment.signal().equals("KILL")
          ? List.of()
          : List.of("not readable: " + e.getMessage());
    }
  }

  /** Folders and mounts of these runs whose names contain this. */
  private List<String> left(String name) throws IOException {
    try (Stream<String> mounts = Files.lines(Path.of("/proc/mounts"));
        Stream<Path> folders = Files.list(folder)) {
      String mounted = folder + "/" + name;
      return Stream.concat(
              mounts.filter(line -> line.contains(mounted)),
              folders.map(Path::toString).filter(path -> path.contains(name)))
          .toList();
    }
  }
}
