package testbed.salsify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import testbed.salsify.policy.Mode;
import testbed.timebase.Time;

/**
 * The fault table of {@code docs/salsify.md}: one minute of a call over 2.2 Mbit/s with 20 ms each
 * way, and something wrong with it. {@link ToyCodec#number} fails on any picture that nobody sent.
 */
class FaultTableTest {
  private static final long END = 60 * Time.SECOND;

  private static final int SEEDS = 10;

  /** Name, fault, and the longest time in milliseconds that the screen may stand still. */
  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("nothing", Fault.NONE, 150),
        Arguments.of("loss 1 %", Fault.loss(0.01), 500),
        Arguments.of("loss 5 %", Fault.loss(0.05), 600),
        Arguments.of("loss 10 %", Fault.loss(0.10), 900),
        Arguments.of("loss 20 %", Fault.loss(0.20), 1800),
        Arguments.of("loss 5 % in bursts of 8", Fault.bursts(0.05, 8), 2500),
        Arguments.of(
            "dark for 2 s every 15 s", Fault.blackout(2 * Time.SECOND, 15 * Time.SECOND), 2500),
        Arguments.of("reordering 5 %", Fault.reorder(0.05), 300),
        Arguments.of("duplication 5 %", Fault.duplicate(0.05), 200),
        Arguments.of("corruption 1 %", Fault.corrupt(0.01), 500));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void thePictureComesBackByItself(String name, Fault fault, long longestGapMs) {
    double shown = 0;
    double p50 = 0;
    double p95 = 0;
    long worstGapMs = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Call call = new Call(Mode.SALSIFY, fault, seed).runUntil(END);
      assertInOrder(call.shown);
      shown += call.shown.size() / (double) SEEDS;
      p50 += call.signalDelayMs(50, 0, END - Time.SECOND) / SEEDS;
      p95 += call.signalDelayMs(95, 0, END - Time.SECOND) / SEEDS;
      worstGapMs = Math.max(worstGapMs, call.longestGapNs(0, END) / Time.MILLISECOND);
    }
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.0f | %.0f | %d |%n",
        name,
        shown * Time.SECOND / END,
        p50,
        p95,
        worstGapMs);
    assertTrue(worstGapMs <= longestGapMs, name + ": still for " + worstGapMs + " ms");
  }

  @Test
  void aRestartedReceiverShowsLivePicturesAgain() {
    for (long seed = 1; seed <= 20; seed++) {
      Call call = new Call(Mode.SALSIFY, Fault.NONE, seed).runUntil(5 * Time.SECOND + seed * 7_000);
      call.restartReceiver();
      call.runUntil(10 * Time.SECOND);
      long live = call.liveAgainNs(5 * Time.SECOND) / Time.MILLISECOND;
      assertTrue(live < 500, "live after " + live + " ms");
    }
  }

  @Test
  void aRestartedSenderIsShownAgain() {
    for (long seed = 1; seed <= 20; seed++) {
      Call call = new Call(Mode.SALSIFY, Fault.NONE, seed).runUntil(5 * Time.SECOND + seed * 7_000);
      call.restartSender();
      call.runUntil(10 * Time.SECOND);
      long live = call.liveAgainNs(5 * Time.SECOND) / Time.MILLISECOND;
      assertTrue(live < 700, "live after " + live + " ms");
    }
  }

  @Test
  void aReceiverThatStartsLateShowsLivePictures() {
    Call call = new Call(Mode.SALSIFY, Fault.NONE, 1);
    call.setReceiving(false);
    call.runUntil(20 * Time.SECOND);
    assertEquals(List.of(), call.shown);
    call.setReceiving(true);
    call.runUntil(25 * Time.SECOND);
    long live = call.liveAgainNs(20 * Time.SECOND) / Time.MILLISECOND;
    assertTrue(live < 1500, "live after " + live + " ms");
  }

  @Test
  void theAblationsRecoverToo() {
    for (Mode mode : List.of(Mode.CONVENTIONAL_CODEC, Mode.CONVENTIONAL)) {
      Call call = new Call(mode, Fault.loss(0.05), 3).runUntil(END);
      assertTrue(call.longestGapNs(10 * Time.SECOND, END) < 3 * Time.SECOND, mode.label());
    }
  }

  @Test
  void oneSeedGivesOneCall() {
    Fault fault = Fault.loss(0.05);
    assertEquals(
        new Call(Mode.SALSIFY, fault, 7).runUntil(END).shown,
        new Call(Mode.SALSIFY, fault, 7).runUntil(END).shown);
  }

  private static void assertInOrder(List<Call.Shown> shown) {
    for (int i = 1; i < shown.size(); i++) {
      assertTrue(shown.get(i).number() > shown.get(i - 1).number(), "pictures never go back");
    }
  }
}
