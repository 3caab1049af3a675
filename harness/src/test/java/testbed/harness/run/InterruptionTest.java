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
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.system.SearchPath;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest;
import testbed.reports.model.UnreadableRunException;
import testbed.testkit.Signals;
import testbed.testkit.Survivors;

/** Whatever ends a run before its time, nothing of it is left running. */
@Tag("kernel")
class InterruptionTest {
  private static final Duration START = Duration.ofSeconds(90);
  private static final long PICTURE_BYTES = 320 * 180 * 3 / 2;
  private static final Duration PROMISED = Duration.ofSeconds(2);

  @TempDir private Path folder;
  private Process run;
  private Path errors;

  @BeforeEach
  void startALongRun() throws IOException, InterruptedException {
    Signals.requireInterrupts();
    for (String program : List.of("ip", "unshare", "setpriv")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
    errors = folder.resolve("stderr");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules",
            "jdk.incubator.vector",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            "testbed.harness.Testbed",
            "run",
            "--system",
            "null",
            "--duration",
            "60s",
            "--fps",
            "10",
            "--size",
            "320x180",
            "--out",
            folder.resolve("out").toString()));
    run =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(errors.toFile())
            .start();
    long deadline = System.nanoTime() + START.toNanos();
    while (!hasShownPictures()) {
      assertTrue(run.isAlive(), () -> "ended early: " + read(errors));
      assertTrue(System.nanoTime() < deadline, () -> "never ran: " + read(errors));
      Thread.sleep(50);
    }
  }

  private boolean hasShownPictures() throws IOException {
    Path capture = folder.resolve("out/capture.spool");
    return Files.exists(capture) && Files.size(capture) > 2 * PICTURE_BYTES;
  }

  @AfterEach
  void end() {
    if (run != null) {
      run.descendants().forEach(ProcessHandle::destroyForcibly);
      run.destroyForcibly();
    }
  }

  @Test
  void ctrlCLeavesAPartialReadableRunMarkedInvalid()
      throws IOException, InterruptedException, UnreadableRunException {
    List<ProcessHandle> inside = run.descendants().toList();

    signal("INT");

    assertTrue(run.waitFor(60, TimeUnit.SECONDS), "it did not end");
    assertEquals(130, run.exitValue(), () -> read(errors));
    RunManifest manifest = RunLoader.load(folder.resolve("out")).manifest();
    assertEquals(RunManifest.OutcomeKind.INTERRUPTED, manifest.outcome().kind());
    assertFalse(manifest.validity().valid());
    assertFalse(
        manifest.validity().reasons().stream().anyMatch(why -> why.contains("emulator ended")),
        () -> "it blames the machine: " + manifest.validity().reasons());
    assertTrue(Files.size(folder.resolve("out/frames.csv")) > 0);
    assertGone(inside);
  }

  @Test
  void sigkillLeavesNoProcess() throws IOException, InterruptedException {
    List<ProcessHandle> inside = run.descendants().toList();
    assertTrue(inside.size() >= 2, "an emulator and a program were expected: " + inside);

    signal("KILL");

    assertTrue(run.waitFor(20, TimeUnit.SECONDS));
    assertGone(inside);
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(run.pid())).start().waitFor();
  }

  private static void assertGone(List<ProcessHandle> processes) throws InterruptedException {
    assertEquals(List.of(), Survivors.of(processes, PROMISED), "still running");
  }

  private static String read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return String.join("\n", lines.toList());
    } catch (IOException e) {
      return e.toString();
    }
  }
}
