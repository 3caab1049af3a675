package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.Outcome;
import testbed.harness.system.SearchPath;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest;

/** A host without processors to spare gives invalid runs, not bad numbers. */
@Tag("kernel")
class StarvedHostTest {
  @TempDir private Path folder;

  @Test
  void aBusyLoopOnEachCoreMakesTheRunInvalid() throws Exception {
    for (String program : List.of("ip", "unshare", "setpriv", "prlimit", "taskset", "nice")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
    Path out = folder.resolve("out");
    List<Process> loops = loops();
    Outcome outcome;
    try {
      outcome = Outcome.of(SmallRun.usual(out));
    } finally {
      loops.forEach(Process::destroyForcibly);
    }
    assertEquals(5, outcome.status(), outcome.err() + outcome.out());
    RunManifest manifest = RunLoader.load(out).manifest();
    assertEquals(RunManifest.OutcomeKind.COMPLETED, manifest.outcome().kind());
    assertFalse(manifest.validity().reasons().isEmpty());
  }

  /** Root's loops go before everything else; an ordinary user makes up for it by their number. */
  private static List<Process> loops() throws IOException {
    boolean root = "root".equals(System.getProperty("user.name"));
    List<Process> loops = new ArrayList<>();
    for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
      for (int i = 0; i < (root ? 3 : 8); i++) {
        loops.add(
            new ProcessBuilder(
                    "taskset",
                    "-c",
                    Integer.toString(core),
                    "nice",
                    "-n",
                    root ? "-5" : "0",
                    "sh",
                    "-c",
                    "while :; do :; done")
                .start());
      }
    }
    return loops;
  }
}
