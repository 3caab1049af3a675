package testbed.harness.webrtc;

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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import testbed.harness.Outcome;
import testbed.harness.system.SearchPath;
import testbed.reports.model.FrameRow;
import testbed.reports.model.RunData;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest;
import testbed.shell.tun.End;

/**
 * A real call between real browsers, and what is done to them meanwhile.
 *
 * @param folder for the run and its link
 * @param system what {@code --system} names
 * @param program a part of the path of the browser's program
 * @param profile the part of a browser's command line after which its profile stands
 * @param page the part of the command line of a process that runs a page
 */
record BrowserCall(Path folder, String system, String program, String profile, String page) {
  /** Until when what ends with a run must have ended. */
  private static final Duration SOON = Duration.ofSeconds(10);

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
    List<FrameRow> shown = run.frames().stream().filter(FrameRow::displayed).toList();
    assertFalse(shown.isEmpty(), outcome.out());
    if (outcome.status() == 0) {
      assertTrue(shown.size() > 240, shown.size() + " of 300 frames were displayed");
    }
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

  /** A call whose sender's page closes its camera after a second. */
  Outcome withClosingCamera(String... more) throws Exception {
    String answered = "socket.send(new Float64Array([number, performance.now()]));";
    return PageDamage.replacing(answered, answered + " if (number === 30) socket.close();")
        .during(this, more);
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

  /** Makes a call, sends a browser a signal when the call is on, and looks how the run ends. */
  void assertEndsWith(End end, String signal, String... reason) throws Exception {
    assertEndsWith(end, signal, List::of, reason);
  }

  /** Makes a call, kills what runs the page of a browser, and looks how the run ends. */
  void assertEndsWithPage(End end, String... reason) throws Exception {
    assertEndsWith(
        end,
        "KILL",
        browser ->
            browser
                .descendants()
                .filter(p -> String.join(" ", words(p.pid())).contains(page))
                .toList(),
        reason);
  }

  private void assertEndsWith(
      End end,
      String signal,
      Function<ProcessHandle, List<ProcessHandle>> targets,
      String... reason)
      throws Exception {
    CompletableFuture<Path> profile =
        CompletableFuture.supplyAsync(() -> signal(end, signal, targets));

    Outcome outcome = make("30s");

    assertBroken(outcome, reason);
    Path left = profile.get(SOON.toSeconds(), TimeUnit.SECONDS);
    assertFalse(Files.exists(left), () -> left + " is left behind");
    assertFalse(Files.readString(Path.of("/proc/mounts")).contains(left.getParent().toString()));
  }

  private void assertNothingRuns() throws InterruptedException {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (!running().isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
    assertEquals(List.of(), running());
  }

  private List<String> running() {
    return ProcessHandle.current()
        .descendants()
        .map(p -> p.info().command().orElse(""))
        .filter(c -> c.contains(program) || c.contains("Xvfb"))
        .toList();
  }

  private Path signal(
      End end, String signal, Function<ProcessHandle, List<ProcessHandle>> targets) {
    try {
      awaitCall();
      ProcessHandle browser = browser(end);
      String all = String.join("\0", words(browser.pid()));
      Path profile =
          Path.of(
              all.substring(all.indexOf(this.profile) + this.profile.length()).split("\0", 2)[0]);
      for (ProcessHandle target : targets.apply(browser)) {
        new ProcessBuilder("kill", "-" + signal, Long.toString(target.pid())).start().waitFor();
      }
      return profile;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Comes to somewhere within the call, whose end must not depend on where. */
  private void awaitCall() throws InterruptedException {
    for (String log : List.of(BrowserAccount.SENDER, BrowserAccount.RECEIVER)) {
      while (!Files.exists(run().resolve("system").resolve(log))) {
        Thread.sleep(20);
      }
    }
    Thread.sleep(1500);
  }

  private ProcessHandle browser(End end) {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> is(end, words(process.pid())))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no browser of the " + end.role()));
  }

  /** The browser itself, and neither what started it nor its parts. */
  private boolean is(End end, List<String> words) {
    String mode = end == End.SENDER ? "--headless" : "--kiosk";
    return words.getFirst().contains(program)
        && words.stream().anyMatch(w -> w.startsWith(mode))
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
