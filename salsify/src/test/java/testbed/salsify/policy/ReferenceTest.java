package testbed.salsify.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import testbed.salsify.wire.AckPacket;
import testbed.timebase.Time;

/** Four frames of ten packets, each encoded against the one before, the first a key frame. */
class ReferenceTest {
  private static final List<SentFrame> SENT =
      List.of(frame(1, 0), frame(2, 1), frame(3, 2), frame(4, 3));

  private static SentFrame frame(int number, int source) {
    return new SentFrame(number, source, 10L * (number - 1), 10, 1000 + number);
  }

  /** An answer to a packet, from a receiver that holds these frames' states. */
  private static AckPacket ack(int frame, int fragment, int newestHeld, int... olderHeld) {
    long older = 0;
    for (int held : olderHeld) {
      older |= 1L << (newestHeld - held - 1);
    }
    return new AckPacket(1, 1, 1, frame, fragment, 3000, newestHeld, 1000 + newestHeld, older);
  }

  private static boolean broken(AckPacket ack) {
    return Reference.isBroken(SENT, ack, 10L * (ack.frame() - 1) + ack.fragment());
  }

  @Test
  void theFirstFrameIsAKeyFrame() {
    assertEquals(
        new Reference.Initial(), Reference.choose(List.of(), Optional.empty(), 0, Time.SECOND));
  }

  @Test
  void normallyEverythingIsAssumedToArrive() {
    assertEquals(
        new Reference.Assumed(4), Reference.choose(SENT, Optional.empty(), 0, Time.SECOND));
    assertEquals(
        new Reference.Assumed(4),
        Reference.choose(SENT, Optional.of(ack(2, 9, 2)), 0, Time.SECOND));
  }

  @Test
  void inConservativeTimeTheNewestStateTheReceiverHoldsIsUsed() {
    assertEquals(
        new Reference.Acknowledged(2),
        Reference.choose(SENT, Optional.of(ack(4, 0, 2, 1)), 6 * Time.SECOND, Time.SECOND));
    assertEquals(
        new Reference.Assumed(4),
        Reference.choose(SENT, Optional.of(ack(4, 0, 2, 1)), 6 * Time.SECOND, 6 * Time.SECOND));
  }

  @Test
  void inConservativeTimeAReceiverWithoutStatesGetsAKeyFrame() {
    assertEquals(
        new Reference.Initial(),
        Reference.choose(SENT, Optional.of(ack(4, 0, 0)), 6 * Time.SECOND, Time.SECOND));
  }

  @Test
  void aStateTheSenderNoLongerHasIsNoReference() {
    List<SentFrame> remembered = List.of(SENT.get(0), SENT.get(3));
    assertEquals(
        new Reference.Acknowledged(1),
        Reference.choose(remembered, Optional.of(ack(4, 0, 2, 1)), 6 * Time.SECOND, 0));
  }

  @Test
  void whatIsOnItsWayIsNotLost() {
    assertFalse(broken(ack(2, 5, 1)), "frame 2 is half here");
    assertFalse(broken(ack(3, 1, 1)), "the last packets of frame 2 may only be late");
    assertFalse(broken(ack(4, 9, 4, 3)), "all is here");
    assertFalse(broken(ack(4, 5, 3)), "frame 4 is half here");
  }

  @Test
  void aFrameIsLostOnceThreePacketsOvertookIt() {
    assertTrue(broken(ack(3, 2, 1)), "frame 2 lacks packets that were sent 3 packets ago");
    assertTrue(broken(ack(4, 0, 1)), "frame 2 lacks packets although frame 4 has begun");
  }

  @Test
  void smallFramesAreLostWhenTheFrameAfterTheNextComes() {
    List<SentFrame> small =
        List.of(
            new SentFrame(1, 0, 0, 1, 1001),
            new SentFrame(2, 1, 1, 1, 1002),
            new SentFrame(3, 2, 2, 1, 1003),
            new SentFrame(4, 3, 3, 1, 1004));
    assertFalse(Reference.isBroken(small, ack(3, 0, 1), 2));
    assertTrue(Reference.isBroken(small, ack(4, 0, 1), 3));
  }

  @Test
  void aReceiverThatForgotEverythingIsNoticed() {
    assertTrue(broken(ack(4, 0, 0)));
  }

  @Test
  void aLossThatNothingDependsOnIsNoMatter() {
    List<SentFrame> sent = List.of(frame(1, 0), frame(2, 1), frame(3, 1), frame(4, 1));
    assertFalse(Reference.isBroken(sent, ack(4, 5, 3, 1), 35), "frame 4 refers to frame 1");
  }

  @Test
  void aReferenceTheSenderNoLongerRemembersAndTheReceiverDoesNotHoldIsBroken() {
    assertTrue(Reference.isBroken(SENT.subList(2, 4), ack(3, 0, 0), 20));
  }
}
