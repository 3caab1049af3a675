package testbed.harness.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
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

/** Real calls between real Firefox browsers, and what becomes of a run whose browser fails. */
@Tag("kernel")
@Timeout(120)
class FirefoxCallTest {
  @TempDir private Path folder;

  private BrowserCall call;

  @BeforeEach
  void needsFirefox() {
    BrowserCall.needs("Firefox", Systems.firefox(null));
    call = new BrowserCall(folder, "firefox", "firefox", "--profile\0", " tab");
  }

  @Test
  void overAFastLinkTheFramesArriveAndAreRecognised() throws Exception {
    RunData run = call.assertFramesArriveAndAreRecognised();

    assertTrue(BrowserCall.fact(run, "Firefox").startsWith("Firefox/"));
  }

  @Test
  void aBrowserThatIsKilledEndsTheRunWithAReason() throws Exception {
    call.assertEndsWith(End.SENDER, "KILL", "the sender's browser ended with status");
  }

  @Test
  void aBrowserThatHangsEndsTheRunWithAReason() throws Exception {
    call.assertEndsWith(End.SENDER, "STOP", "the sender's browser did not answer");
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void aBrowserWhosePageCrashesEndsTheRunWithAReason(End end) throws Exception {
    call.assertEndsWithPage(end, "the " + end.role() + "'s browser", "its page crashed");
  }

  @Test
  void aPageThatClosesItsCameraEndsTheRunWithAReason() throws Exception {
    call.assertBroken(call.withClosingCamera(), "connection to the camera ended");
  }

  @Test
  void aBrowserThatIsNotThereIsNamedBeforeAnythingStarts() throws Exception {
    Outcome outcome = call.make("5s", "--firefox", "/nonexistent/firefox");

    assertEquals(3, outcome.status(), outcome.err());
    assertTrue(outcome.err().contains("/nonexistent/firefox"), outcome.err());
    assertTrue(outcome.err().contains("apt-get install -y firefox-esr"), outcome.err());
    assertFalse(Files.exists(call.run()));
  }
}
