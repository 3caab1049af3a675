package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.Outcome;
import testbed.harness.system.SearchPath;
import testbed.harness.system.Systems;
import testbed.reports.model.FrameRow;
import testbed.reports.model.RunData;
import testbed.reports.model.RunLoader;
import testbed.reports.model.RunManifest;

/** Real calls between real browsers, and what becomes of a run whose browser fails. */
@Tag("kernel")
@Timeout(120)
class BrowserCallTest {
  @TempDir private Path folder;

  private static void needsBrowsers() {
    for (String program : List.of("ip", "unshare", "setpriv", "Xvfb")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
    String chrome = Systems.chrome(null).toString();
    assumeTrue(SearchPath.find(chrome).isPresent(), "skipped: Chromium not installed");
  }

  /** A link of 120 Mbit/s, far more than a call ever uses. */
  private Path fastLink() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int ms = 1; ms <= 1000; ms++) {
      lines.append((ms + "\n").repeat(10));
    }
    return Files.writeString(folder.resolve("fast.trace"), lines);
  }

  private Outcome call(String duration, String... more) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("run", "--system", "webrtc", "--delay", "0ms", "--duration", duration));
    words.addAll(List.of("--trace", fastLink().toString(), "--out", run().toString()));
    words.addAll(List.of(more));
    return Outcome.of(words.toArray(String[]::new));
  }

  private Path run() {
    return folder.resolve("run");
  }

  @Test
  void overAFastLinkTheFramesArriveAndAreRecognised() throws Exception {
    needsBrowsers();

    Outcome outcome = call("10s");

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
    assertTrue(run.manifest().watch().get("webrtc_frames_skipped") < 60, "frames not encoded");
    assertTrue(Files.size(run().resolve("charts/webrtc-rates.svg")) > 1000);
    assertEquals("BT601, by the page's account", fact(run, "Colour matrix of the shown video"));
  }

  @Test
  void aBrowserThatIsKilledEndsTheRunWithAReason() throws Exception {
    assertEndsWith("KILL", "browser ended with status", "");
  }

  @Test
  void aBrowserThatHangsEndsTheRunWithAReason() throws Exception {
    assertEndsWith("STOP", "did not answer", "");
  }

  @Test
  void aBrowserWhosePageCrashesEndsTheRunWithAReason() throws Exception {
    assertEndsWith("KILL", "its page crashed", "--type=renderer");
  }

  @Test
  void aBrowserThatShowsAnErrorPageEndsTheRunWithAReason() throws Exception {
    Outcome outcome = callWith(page -> Files.setPosixFilePermissions(page, Set.of()));

    assertBroken(outcome, "could not open file:///", "ERR_ACCESS_DENIED");
  }

  @Test
  void browsersThatFindNoWayToEachOtherEndTheRunWithAReason() throws Exception {
    String relayOnly = "new RTCPeerConnection({ iceTransportPolicy: 'relay' })";

    Outcome outcome =
        callWith(
            page ->
                Files.writeString(
                    page, Files.readString(page).replace("new RTCPeerConnection()", relayOnly)));

    assertBroken(outcome, "connecting the browsers", "the two browsers");
  }

  @Test
  void aBrowserThatCannotSendTheCodecEndsTheRunWithAReason() throws Exception {
    Outcome outcome =
        callWith(
            page ->
                Files.writeString(
                    page,
                    Files.readString(page).replace("'video/' + codec", "'video/none' + codec")));

    assertBroken(outcome, "connecting the browsers", "this browser cannot send VP8");
  }

  @Test
  void aCallOverALinkThatLosesEverythingShowsNoPictureAndSaysSo() throws Exception {
    needsBrowsers();

    Outcome outcome = call("5s", "--loss", "1");

    assertBroken(outcome, "watching the display", "showed no picture");
  }

  private void assertBroken(Outcome outcome, String... words) throws Exception {
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

  /** What is done to the page of a call before a browser opens it. */
  @FunctionalInterface
  private interface Damage {
    void to(Path page) throws IOException;
  }

  /** A short call with a page that is not as it should be. */
  private Outcome callWith(Damage damage) throws Exception {
    needsBrowsers();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Boolean> damaging =
        CompletableFuture.supplyAsync(() -> damagePage(damage, over));

    Outcome outcome = call("5s");
    over.set(true);
    assertTrue(damaging.get(5, TimeUnit.SECONDS), "there was no page to damage");
    return outcome;
  }

  /** Waits for the whole page, which the browser opens about a second later. */
  private static boolean damagePage(Damage damage, AtomicBoolean over) {
    try {
      while (!over.get()) {
        for (Path run : runFolders()) {
          Path page = run.resolve("call.html");
          if (Files.exists(page) && Files.readString(page).contains("</script>")) {
            damage.to(page);
            return true;
          }
        }
        Thread.sleep(1);
      }
      return false;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> runFolders() throws IOException {
    List<Path> folders = new ArrayList<>();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    String own = "testbed-run-" + ProcessHandle.current().pid() + "-*";
    try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, own)) {
      found.forEach(folders::add);
    }
    return folders;
  }

  @Test
  void aBrowserThatIsNotThereIsNamedBeforeAnythingStarts() throws Exception {
    needsBrowsers();

    Outcome outcome = call("5s", "--chrome", "/nonexistent/chromium");

    assertEquals(3, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains("/nonexistent/chromium"), outcome.err());
    assertFalse(Files.exists(run()));
  }

  private void assertEndsWith(String signal, String reason, String part) throws Exception {
    needsBrowsers();
    CompletableFuture<Path> profile =
        CompletableFuture.supplyAsync(() -> signalSender(signal, part));

    Outcome outcome = call("30s");

    assertEquals(4, outcome.status(), outcome.err() + outcome.out());
    RunManifest manifest = RunLoader.load(run()).manifest();
    assertEquals(RunManifest.OutcomeKind.BROKEN, manifest.outcome().kind());
    assertTrue(manifest.outcome().why().contains(reason), manifest.outcome().why());
    Path left = profile.get(1, TimeUnit.SECONDS);
    assertFalse(Files.exists(left), () -> left + " is left behind");
    assertFalse(Files.readString(Path.of("/proc/mounts")).contains(left.getParent().toString()));
    assertNothingRuns();
  }

  private static void assertNothingRuns() {
    assertEquals(
        List.of(),
        ProcessHandle.current()
            .descendants()
            .map(p -> p.info().command().orElse(""))
            .filter(c -> c.contains("chrom") || c.contains("Xvfb"))
            .toList());
  }

  /**
   * Waits until the call is on, and sends the sending browser a signal, or those of its processes
   * whose command line holds {@code part}; returns its profile.
   */
  private Path signalSender(String signal, String part) {
    try {
      while (!Files.exists(run().resolve("system/sender-stats.jsonl"))) {
        Thread.sleep(50);
      }
      Thread.sleep(1500);
      String mark = "--user-data-dir=";
      for (ProcessHandle process : ProcessHandle.current().descendants().toList()) {
        List<String> words = words(process.pid());
        if (words.contains("--headless=new")
            && words.getFirst().contains("chrom")
            && words.stream().noneMatch(w -> w.startsWith("--type="))) {
          List<ProcessHandle> targets =
              part.isEmpty()
                  ? List.of(process)
                  : process
                      .descendants()
                      .filter(p -> words(p.pid()).getFirst().contains(part))
                      .toList();
          for (ProcessHandle target : targets) {
            new ProcessBuilder("kill", "-" + signal, Long.toString(target.pid())).start().waitFor();
          }
          String own = words.stream().filter(w -> w.startsWith(mark)).findFirst().orElseThrow();
          return Path.of(own.substring(mark.length()));
        }
      }
      throw new AssertionError("the sender's browser was not found");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> words(long pid) {
    try {
      return List.of(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0", -1));
    } catch (IOException e) {
      return List.of("");
    }
  }

  private static String fact(RunData run, String name) {
    return run.manifest().programs().versions().getOrDefault(name, "");
  }
}
