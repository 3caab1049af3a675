package testbed.analyzer.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import testbed.analyzer.match.FrameRecord.Displayed;
import testbed.analyzer.match.FrameRecord.Dropped;
import testbed.analyzer.match.FrameRecord.InFlight;

class FrameMatcherTest {
  private static final Reading TORN = new Reading.Torn();
  private static final Reading UNREADABLE = new Reading.Unreadable();

  @Test
  void aFrameIsDisplayedByTheFirstPictureThatShowsIt() {
    Matching m = FrameMatcher.match(sent(2), captures(seen(0), seen(0), seen(1), seen(1)));

    assertEquals(List.of(new Displayed(0, 0, 1000, 0), new Displayed(1, 100, 1020, 2)), m.frames());
    assertEquals(1000, m.displayed().get(0).delayNs());
    assertEquals(920, m.displayed().get(1).delayNs());
  }

  @Test
  void aFrameThatALaterOneOvertookIsDroppedAndOneAtTheEndIsInFlight() {
    Matching m = FrameMatcher.match(sent(4), captures(seen(0), seen(2)));

    assertEquals(new Dropped(1, 100, DropPlace.SYSTEM), m.frames().get(1));
    assertEquals(new InFlight(3, 300), m.frames().get(3));
  }

  @Test
  void aFrameThatTheCameraDidNotTakeIsDroppedThereEvenAtTheEnd() {
    List<SentFrame> sent = new ArrayList<>(sent(2));
    sent.set(1, new SentFrame(1, 1, 100, Handover.LOST));

    Matching m = FrameMatcher.match(sent, captures(seen(0)));

    assertEquals(new Dropped(1, 100, DropPlace.CAMERA), m.frames().get(1));
  }

  @Test
  void aFrameShownOnlyBeforeAnEarlierOneWentBackwardsAndCountsAsNotShown() {
    Matching m = FrameMatcher.match(sent(4), captures(seen(0), seen(2), seen(1), seen(3)));

    assertInstanceOf(Dropped.class, m.frames().get(2));
    assertEquals(new Displayed(1, 100, 1020, 2), m.frames().get(1));
    assertEquals(1, m.counts().backwards());
  }

  @Test
  void aFrameShownAgainAfterGoingBackwardsIsDisplayedThen() {
    Matching m = FrameMatcher.match(sent(3), captures(seen(0), seen(2), seen(1), seen(2), seen(2)));

    assertEquals(new Displayed(2, 200, 1030, 3), m.frames().get(2));
    assertEquals(0, m.counts().backwards());
  }

  @Test
  void tornUnreadableAndUnknownPicturesAreCountedAndShowNothing() {
    Matching m =
        FrameMatcher.match(sent(2), captures(TORN, seen(77), UNREADABLE, seen(1), UNREADABLE));

    assertEquals(new CaptureCounts(5, 2, 1, 2, 1, 0), m.counts());
    assertEquals(new Displayed(1, 100, 1030, 3), m.frames().get(1));
  }

  @Test
  void codesMayUseAll64Bits() {
    List<SentFrame> sent = List.of(new SentFrame(0, -5L, 0, Handover.TAKEN));

    assertEquals(1, FrameMatcher.match(sent, captures(seen(-5))).displayed().size());
  }

  @Test
  void aRunThatShowsNothingHasAllFramesInFlight() {
    Matching m = FrameMatcher.match(sent(3), List.of());

    m.frames().forEach(f -> assertInstanceOf(InFlight.class, f));
  }

  private static Reading seen(long code) {
    return new Reading.Seen(code);
  }

  private static List<SentFrame> sent(int count) {
    return LongStream.range(0, count)
        .mapToObj(i -> new SentFrame(i, i, i * 100, Handover.TAKEN))
        .toList();
  }

  private static List<Capture> captures(Reading... readings) {
    List<Capture> captures = new ArrayList<>();
    for (Reading reading : readings) {
      captures.add(new Capture(captures.size(), 1000 + 10L * captures.size(), reading));
    }
    return captures;
  }
}
