package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import testbed.harness.system.Systems;
import testbed.reports.model.RunData;

/** Real calls between real browsers, and what becomes of a run whose browser fails. */
@Tag("kernel")
@Timeout(120)
class BrowserCallTest {
  @TempDir private Path folder;

  private static void needsBrowsers() {
    BrowserCall.needs("Chromium", Systems.chrome(null));
  }

  private BrowserCall call() {
    return new BrowserCall(folder, "webrtc", "chrom", "--user-data-dir=");
  }

  private Outcome call(String duration, String... more) throws IOException {
    return call().make(duration, more);
  }

  private Path run() {
    return call().run();
  }

  @Test
  void overAFastLinkTheFramesArriveAndAreRecognised() throws Exception {
    needsBrowsers();

    RunData run = call().assertFramesArriveAndAreRecognised();

    assertTrue(run.manifest().watch().get("webrtc_frames_skipped") < 60, "frames not encoded");
    assertEquals(
        "BT601, by the page's account", BrowserCall.fact(run, "Colour matrix of the shown video"));
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
    call().assertBroken(outcome, words);
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
    call().assertEndsWith(signal, reason, part);
  }
}
