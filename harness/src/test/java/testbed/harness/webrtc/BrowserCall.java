package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import testbed.harness.Outcome;
import testbed.harness.system.SearchPath;
import testbed.reports.model.FrameRow;
import testbed.reports.model.RunData;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest;

/**
 * A real call between real browsers, and what is done to them meanwhile.
 *
 * @param folder for the run and its link
 * @param system what {@code --system} names
 * @param program a part of the path of the browser's program
 * @param profile the part of the sender's command line after which its profile stands
 */
record BrowserCall(Path folder, String system, String program, String profile) {
  static void needs(String name, Path browser) {
    for (String program : List.of("ip", "unshare", "setpriv", "Xvfb")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
    assumeTrue(
        SearchPath.find(browser.toString()).isPresent(), "skipped: " + name + " not installed");
  }

  /** A link of 120 Mbit/s, far more than a call ever uses. */
  private Path fastLink() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int ms = 1; ms <= 1000; ms++) {
      lines.append((ms + "\n").repeat(10));
    }
    return Files.writeString(folder.resolve("fast.trace"), lines);
  }

  Outcome make(String duration, String... more) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("run", "--system", system, "--delay", "0ms", "--duration", duration));
    words.addAll(List.of("--trace", fastLink().toString(), "--out", run().toString()));
    words.addAll(List.of(more));
    return Outcome.of(words.toArray(String[]::new));
  }

  Path run() {
    return folder.resolve("run");
  }

  /** Ten seconds over a link that hardly touches them. */
  RunData assertFramesArriveAndAreRecognised() throws Exception {
    Outcome outcome = make("10s");

    // A busy machine may make the run invalid (5); it must never break it.
    assertTrue(outcome.status() == 0 || outcome.status() == 5, outcome.err() + outcome.out());
    RunData run = RunLoader.load(run());
    assertTrue(run.metric("marks_read_ratio").orElseThrow().value() >= 0.99, outcome.out());
    List<FrameRow> shown = run.frames().stream().filter(FrameRow::displayed).toList();
    assertTrue(shown.size() > 240, shown.size() + " of 300 frames were displayed");
    for (FrameRow frame : shown) {
      assertTrue(frame.delayMs() > 0, frame + " was seen before it was sent");
      assertTrue(frame.ssimDb() > 5, frame + " does not look like what was sent under its number");
    }
    String lastSeen = Files.readAllLines(run().resolve("captures.csv")).getLast();
    assertFalse(
        lastSeen.endsWith("unreadable"), "the closing of the window was taken: " + lastSeen);
    assertTrue(Files.size(run().resolve("charts/webrtc-rates.svg")) > 1000);
    return run;
  }

  void assertBroken(Outcome outcome, String... words) throws Exception {
    assertEquals(4, outcome.status(), outcome.err() + outcome.out());
    RunManifest.Outcome said = RunLoader.load(run()).manifest().outcome();
    assertEquals(RunManifest.OutcomeKind.BROKEN, said.kind());
    String sentence = said.stage() + ": " + said.why();
    for (String word : words) {
      assertTrue(sentence.contains(word), sentence);
    }
    assertEquals(1, sentence.lines().count(), sentence);
    assertNothingRuns();
  }

  /**
   * Makes a call, sends the sending browser a signal when the call is on, or those of its processes
   * whose command line holds {@code part}, and looks how the run ends.
   */
  void assertEndsWith(String signal, String reason, String part) throws Exception {
    CompletableFuture<Path> profile =
        CompletableFuture.supplyAsync(() -> signalSender(signal, part));

    Outcome outcome = make("30s");

    assertBroken(outcome, reason);
    Path left = profile.get(1, TimeUnit.SECONDS);
    assertFalse(Files.exists(left), () -> left + " is left behind");
    assertFalse(Files.readString(Path.of("/proc/mounts")).contains(left.getParent().toString()));
  }

  private void assertNothingRuns() {
    assertEquals(
        List.of(),
        ProcessHandle.current()
            .descendants()
            .map(p -> p.info().command().orElse(""))
            .filter(c -> c.contains(program) || c.contains("Xvfb"))
            .toList());
  }

  private Path signalSender(String signal, String part) {
    try {
      while (!Files.exists(run().resolve("system/sender-stats.jsonl"))) {
        Thread.sleep(50);
      }
      Thread.sleep(1500);
      for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
        List<String> words = words(process.pid());
        if (isSender(words)) {
          List<ProcessHandle> targets =
              part.isEmpty()
                  ? List.of(process)
                  : process
                      .descendants()
                      .filter(p -> String.join(" ", words(p.pid())).contains(part))
                      .toList();
          for (ProcessHandle target : targets) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(target.pid())).start().waitFor();
          }
          String all = String.join("\0", words);
          return Path.of(
              all.substring(all.indexOf(this.profile) + this.profile.length()).split("\0", 2)[0]);
        }
      }
      throw new AssertionError("the sender's browser was not found");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The browser itself, and neither what started it nor its parts. */
  private boolean isSender(List<String> words) {
    return words.getFirst().contains(program)
        && words.stream().anyMatch(w -> w.startsWith("--headless"))
        && words.stream().noneMatch(w -> w.startsWith("--type=") || w.equals("-contentproc"));
  }

  private static List<String> words(long pid) {
    try {
      return List.of(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0", -1));
    } catch (IOException e) {
      return List.of("");
    }
  }

  static String fact(RunData run, String name) {
    return run.manifest().programs().versions().getOrDefault(name, "");
  }
}
