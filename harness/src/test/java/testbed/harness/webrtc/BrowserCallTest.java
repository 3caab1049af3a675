package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import testbed.harness.Outcome;
import testbed.harness.system.Systems;
import testbed.reports.model.RunData;
import testbed.shell.tun.End;

/** Real calls between real browsers, and what becomes of a run whose browser fails. */
@Tag("kernel")
@Timeout(120)
class BrowserCallTest {
  @TempDir private Path folder;

  private static void needsBrowsers() {
    BrowserCall.needs("Chromium", Systems.chrome(null));
  }

  private BrowserCall call() {
    return new BrowserCall(folder, "webrtc", "chrom", "--user-data-dir=", "--type=renderer");
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

    assertTrue(run.manifest().watch().containsKey("webrtc_frames_skipped"));
    assertEquals(
        "BT601, by the page's account", BrowserCall.fact(run, "Colour matrix of the shown video"));
  }

  @Test
  void aBrowserThatIsKilledEndsTheRunWithAReason() throws Exception {
    needsBrowsers();
    call().assertEndsWith(End.SENDER, "KILL", "the sender's browser ended with status");
  }

  @Test
  void aBrowserThatHangsEndsTheRunWithAReason() throws Exception {
    needsBrowsers();
    call().assertEndsWith(End.SENDER, "STOP", "the sender's browser did not answer");
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void aBrowserWhosePageCrashesEndsTheRunWithAReason(End end) throws Exception {
    needsBrowsers();
    call().assertEndsWithPage(end, "the " + end.role() + "'s browser", "its page crashed");
  }

  @Test
  void aPageThatClosesItsCameraEndsTheRunWithAReason() throws Exception {
    needsBrowsers();
    Outcome outcome = call().withClosingCamera("--option", "camera=page");

    assertBroken(outcome, "connection to the camera ended");
  }

  @Test
  void aBrowserThatShowsAnErrorPageEndsTheRunWithAReason() throws Exception {
    Outcome outcome = callWith(page -> Files.setPosixFilePermissions(page, Set.of()));

    assertBroken(outcome, "could not open file:///", "ERR_ACCESS_DENIED");
  }

  @Test
  void browsersThatFindNoWayToEachOtherEndTheRunWithAReason() throws Exception {
    Outcome outcome =
        callWith(
            PageDamage.replacing(
                "new RTCPeerConnection()",
                "new RTCPeerConnection({ iceTransportPolicy: 'relay' })"));

    assertBroken(outcome, "connecting the browsers", "the two browsers");
  }

  @Test
  void aBrowserThatCannotSendTheCodecEndsTheRunWithAReason() throws Exception {
    Outcome outcome = callWith(PageDamage.replacing("'video/' + codec", "'video/none' + codec"));

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

  private Outcome callWith(PageDamage damage) throws Exception {
    needsBrowsers();
    return damage.during(call());
  }

  @Test
  void aBrowserThatIsNotThereIsNamedBeforeAnythingStarts() throws Exception {
    needsBrowsers();

    Outcome outcome = call("5s", "--chrome", "/nonexistent/chromium");

    assertEquals(3, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains("/nonexistent/chromium"), outcome.err());
    assertFalse(Files.exists(run()));
  }
}
