package testbed.salsify.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import testbed.timebase.Time;

class SendingTest {
  private static Network network(int interArrivalUs, int inFlight) {
    return new Network(true, interArrivalUs, inFlight, 2);
  }

  private static Situation situation(int interArrivalUs, int inFlight) {
    return new Situation(network(interArrivalUs, inFlight), new Reference.Assumed(1), 0, 0);
  }

  @ParameterizedTest(name = "{0} us between packets and {1} in flight leave {2} bytes")
  @CsvSource({
    "3000, 0, 46200", // 33 packets in 100 ms
    "3000, 13, 28000",
    "3000, 33, 0",
    "3000, 40, 0",
    "100000, 0, 1400",
    "100001, 0, 0",
    "0, 0, 140000000",
  })
  void theTargetIsWhatATenthOfASecondStillTakes(int interArrivalUs, int inFlight, long bytes) {
    assertEquals(bytes, TargetSize.bytes(network(interArrivalUs, inFlight)));
  }

  @Test
  void beforeTheFirstAcknowledgementThereIsNoTarget() {
    assertEquals(Long.MAX_VALUE, TargetSize.bytes(Network.unknown(50, 3)));
  }

  @ParameterizedTest(name = "{0} and {1} bytes, {2} skips, room for 14000: {3}")
  @CsvSource({
    "14000, 5000, 0, BETTER",
    "14001, 5000, 0, SMALLER",
    "14001, 14000, 0, SMALLER",
    "14001, 14001, 0, NOTHING",
    "14001, 14001, 2, NOTHING",
    "14001, 14001, 3, SMALLER_REGARDLESS",
    "5000, 6000, 0, SMALLER", // the larger that fits, even if it is the coarser one
    "5000, 20000, 0, BETTER",
  })
  void theLargestThatFitsIsSent(int better, int smaller, int skips, Choice choice) {
    assertEquals(choice, Choice.among(better, smaller, network(10_000, 0), skips));
  }

  @Test
  void withTooManyFramesInFlightOnlyProbesAreSent() {
    Network blocked = new Network(true, 1000, 0, Choice.MAX_FRAMES_IN_FLIGHT);
    assertEquals(Choice.NOTHING, Choice.among(10, 10, blocked, 3));
    assertEquals(Choice.NOTHING, Choice.among(10, 10, blocked, 14));
    assertEquals(Choice.SMALLER_REGARDLESS, Choice.among(10, 10, blocked, 15));

    Network unknown = Network.unknown(0, Choice.MAX_FRAMES_IN_FLIGHT);
    assertEquals(Choice.NOTHING, Choice.among(10, 10, unknown, 3));
  }

  @ParameterizedTest
  @CsvSource({"64, 47, 87", "3, 3, 26", "10, 3, 33", "127, 110, 127", "104, 87, 127"})
  void twoQualitiesAreTriedAroundTheLastOneSent(int last, int better, int smaller) {
    assertEquals(new Quantizers(better, smaller), Quantizers.around(last));
  }

  @ParameterizedTest
  @CsvSource({"0, 500", "2500, 500", "5000, 1000", "10000, 2000", "90000, 2000"})
  void packetsAreSentFiveTimesAsFastAsTheyArriveWithinBounds(int interArrivalUs, long gapUs) {
    assertEquals(gapUs * Time.MICROSECOND, Pacing.gapNs(interArrivalUs));
  }

  @Test
  void salsifyMovesToTheQualityItSentAndForgetsTheOther() {
    TwoEncodings policy = new TwoEncodings();
    assertEquals(List.of(47, 87), policy.quantizers());

    policy.decide(List.of(20_000, 9_000), situation(10_000, 0));
    assertEquals(List.of(70, 110), policy.quantizers(), "around 87");

    policy.decide(List.of(20_000, 15_000), situation(10_000, 0));
    assertEquals(List.of(70, 110), policy.quantizers(), "nothing was sent");
  }

  @Test
  void theFourthFrameIsSentAfterThreeLeftOut() {
    TwoEncodings policy = new TwoEncodings();
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      words.append(
          policy.decide(List.of(9_000, 8_000), situation(100_000, 5)).why().substring(0, 1));
    }
    assertEquals("nnnsnnns", words.toString());
  }

  @Test
  void ofAKeyFrameTheSmallerIsSentEvenWithoutALimit() {
    TwoEncodings policy = new TwoEncodings();
    Situation start = new Situation(Network.unknown(0, 0), new Reference.Initial(), 0, 0);

    assertEquals("smaller", policy.decide(List.of(30_000, 9_000), start).why());
    assertEquals(List.of(70, 110), policy.quantizers());
  }

  @Test
  void theLongTermQuantizerIsCoarsenedWhenFramesSpendTooMuch() {
    LongTermQuantizer q = LongTermQuantizer.START.spent(200_000);

    assertEquals(q, q.steered(100_000, Time.SECOND - 1), "not before a second is over");

    LongTermQuantizer coarser = q.steered(100_000, Time.SECOND);
    assertEquals(Math.min(127, 64 * Math.pow(2, 1 / 0.75)), coarser.index(), 1e-9);
    assertEquals(0, coarser.periodBytes());

    LongTermQuantizer finer = LongTermQuantizer.START.spent(50_000).steered(100_000, Time.SECOND);
    assertEquals(64 * Math.pow(0.5, 1 / 0.75), finer.index(), 1e-9);
  }

  @Test
  void theLongTermRateBacksOffFromLossAndFromQueues() {
    long rtt = 40 * Time.MILLISECOND;
    LongTermRate grown = feed(LongTermRate.START, 0, rtt, 1);
    assertEquals(37_500 * 1.5, grown.bytesPerSecond(), 1);

    LongTermRate lossy = feed(grown, 600, rtt, 2);
    assertEquals(grown.bytesPerSecond() * 0.75, lossy.bytesPerSecond(), 1, "half were lost");

    LongTermRate queued = feed(grown, 600, rtt + 200 * Time.MILLISECOND, 1);
    assertEquals(0.85 * grown.bytesPerSecond(), queued.bytesPerSecond(), 1);

    LongTermRate later = feed(queued, 1200, rtt, 1);
    assertEquals(queued.bytesPerSecond() * 1.05, later.bytesPerSecond(), 1);
  }

  private static LongTermRate feed(LongTermRate rate, long fromMs, long roundTripNs, int passed) {
    LongTermRate r = rate;
    for (int i = 0; i <= 50; i++) {
      long now = (fromMs + 10L * i) * Time.MILLISECOND;
      r = r.after(new Delivery(now, roundTripNs, passed));
    }
    return r;
  }
}
