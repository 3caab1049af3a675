package testbed.harness.salsify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import testbed.harness.system.SearchPath;
import testbed.timebase.Time;

/**
 * Salsify's two programs, as processes over the real link at 2.24 Mbit/s and 20 ms: whatever
 * happens, live video comes back by itself and no wrong picture is ever shown. The bounds are wide:
 * machines that build are busy. What was seen stands in {@code docs/salsify.md}.
 */
@Tag("kernel")
class RealFaultsTest {
  private static final long LIVE_WITHIN_NS = 12 * Time.SECOND;

  /** The start of a Java machine and the practice of its codec included. */
  private static final long STARTED_WITHIN_NS = 60 * Time.SECOND;

  /** A picture is live when it is no older than this. */
  private static final long FRESH_NS = Time.SECOND;

  @TempDir private Path folder;

  @BeforeEach
  void namespaces() {
    for (String program : List.of("ip", "unshare", "setpriv", "mkfifo")) {
      assumeTrue(SearchPath.find(program).isPresent(), "skipped: " + program + " not installed");
    }
  }

  @Test
  void aReceiverThatStartsLateAndOneThatStartsAnewShowLiveVideo() throws Exception {
    try (CallOverLink call = new CallOverLink(folder, List.of())) {
      call.startSender();
      seconds(6);
      long started = call.nowNs();
      call.startReceiver();
      live(call, "late receiver, its start included", started, STARTED_WITHIN_NS);

      call.stopReceiver();
      call.startReceiver();
      live(call, "new receiver, once its port was open", call.nowNs(), LIVE_WITHIN_NS);
      check(call);
    }
  }

  @Test
  void aSenderThatStartsAnewIsSeenAtOnce() throws Exception {
    try (CallOverLink call = new CallOverLink(folder, List.of())) {
      call.startReceiver();
      call.startSender();
      live(call, "first sender, its start included", call.nowNs(), STARTED_WITHIN_NS);
      call.stopSender();
      call.startSender();
      live(call, "new sender, its start included", call.nowNs() + FRESH_NS, STARTED_WITHIN_NS);
      check(call);
    }
  }

  @Test
  void videoStaysLiveWhenATenthOfThePacketsIsLost() throws Exception {
    try (CallOverLink call = new CallOverLink(folder, List.of("loss:0.1,seed=1"))) {
      call.startReceiver();
      call.startSender();
      live(call, "start under 10 % loss", call.nowNs(), STARTED_WITHIN_NS);
      long from = call.nowNs();
      seconds(6);
      live(call, "10 % loss", call.nowNs(), LIVE_WITHIN_NS);
      report("10 % loss: longest standstill", longestGapNs(call, from));
      check(call);
    }
  }

  @Test
  void videoIsLiveAgainAfterTwoSecondsOfDarkness() throws Exception {
    try (CallOverLink call = new CallOverLink(folder, List.of("intermittent:on=13s,off=2s"))) {
      call.startReceiver();
      call.startSender();
      live(call, "start before the darkness", call.nowNs(), STARTED_WITHIN_NS);
      long dark = 13 * Time.SECOND;
      long every = 15 * Time.SECOND;
      long next = (call.nowNs() / every) * every + dark;
      long light = (call.nowNs() > next ? next + every : next) + 2 * Time.SECOND;
      TimeUnit.NANOSECONDS.sleep(light - call.nowNs());
      live(call, "after 2 s of darkness", light, LIVE_WITHIN_NS);
      check(call);
    }
  }

  private static void seconds(int n) throws InterruptedException {
    TimeUnit.SECONDS.sleep(n);
  }

  /** Waits for a picture that was taken after {@code fromNs} and is fresh. */
  private static void live(CallOverLink call, String what, long fromNs, long withinNs)
      throws InterruptedException {
    while (call.nowNs() < fromNs + withinNs) {
      for (CallOverLink.Shown s : call.shown()) {
        long takenNs = s.picture() * Time.SECOND / 30;
        if (s.picture() >= CallOverLink.pictureAt(fromNs) && s.atNs() - takenNs < FRESH_NS) {
          report(what, s.atNs() - fromNs);
          return;
        }
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError(
        what + ": no live picture within " + withinNs / 1e9 + " s; " + call.ends());
  }

  private static long longestGapNs(CallOverLink call, long fromNs) {
    long last = fromNs;
    long longest = 0;
    for (CallOverLink.Shown s : call.shown()) {
      if (s.atNs() > fromNs) {
        longest = Math.max(longest, s.atNs() - last);
        last = s.atNs();
      }
    }
    return longest;
  }

  private static void report(String what, long ns) {
    System.out.printf("%s: %.0f ms%n", what, ns / 1e6);
  }

  /** Every picture has a readable mark, is newer than the one before, and was sent as it is. */
  private static void check(CallOverLink call) throws Exception {
    List<CallOverLink.Shown> shown = call.shown();
    long last = -1;
    for (CallOverLink.Shown s : shown) {
      assertTrue(s.picture() > last, "picture " + s.picture() + " after " + last);
      assertTrue(s.picture() <= CallOverLink.pictureAt(s.atNs()) + 1, "a picture of the future");
      last = s.picture();
    }
    assertEquals(0, call.refused(), "frames that were not what the sender promised");
    report(shown.size() + " pictures shown, the last at", shown.getLast().atNs());
  }
}
