package testbed.shell.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import testbed.timebase.DataRate;
import testbed.timebase.Time;

class EffectTest {
  private static final long MS = Time.MILLISECOND;
  private static final QueueDiscipline INFINITE = new InfiniteQueue();

  @Test
  void oneHundredAndTwentyFiveBytesAtOneKilobitPerSecondTakeOneSecond() {
    Bench bench = new Bench(rate("1kbit"));
    bench.offer(125, 3 * MS);
    bench.link.advanceTo(2 * Time.SECOND);
    assertEquals(List.of(Time.SECOND + 3 * MS), bench.departureTimes());
  }

  @Test
  void aConstantRateDoesNotDriftByANanosecondInAMillionPackets() {
    Bench bench = new Bench(rate("7mbit"));
    for (int i = 0; i < 30_000; i++) {
      bench.offer(1000, 0);
    }
    bench.link.advanceTo(100 * Time.SECOND);
    assertEquals(
        Math.ceilDiv(30_000L * 8000 * Time.SECOND, 7_000_000L),
        bench.departureTimes().getLast().longValue());
  }

  @Test
  void aStepOfZeroHoldsPacketsAndAHigherRateSpeedsUpWhatIsUnderWay() {
    RateProfile profile =
        new RateProfile.Steps(
            List.of(
                new RateProfile.Step(8_000, 100 * MS),
                new RateProfile.Step(0, 50 * MS),
                new RateProfile.Step(80_000, 850 * MS)));
    Bench bench = new Bench(new ProfiledRate(profile, INFINITE));
    bench.offer(200, 0);
    bench.link.advanceTo(Time.SECOND);
    // 100 bytes in the first 100 ms, none for 50 ms, 100 more in 10 ms
    assertEquals(List.of(160 * MS), bench.departureTimes());
  }

  @Test
  void aSineHasItsMeanOverAPeriod() {
    RateProfile sine =
        new RateProfile.Sine(DataRate.parse("8mbit"), DataRate.parse("6mbit"), Time.SECOND);
    Bench bench =
        new Bench(new ProfiledRate(sine, new InfiniteQueue(QueueLimit.ofPackets(100_000))));
    for (int i = 0; i < 10_000; i++) {
      bench.offer(1000, 0);
    }
    bench.link.advanceTo(10 * Time.SECOND);
    assertEquals(10_000, bench.departed.size(), 2);
  }

  @Test
  void aFixedDelayIsExact() {
    Bench bench = new Bench(new FixedDelay(20 * MS));
    bench.offer(1, 5);
    bench.offer(1, 7 * MS);
    bench.link.advanceTo(Time.SECOND);
    assertEquals(List.of(20 * MS + 5, 27 * MS), bench.departureTimes());
  }

  @Test
  void independentLossHasItsRate() {
    assertEquals(0.01, lossRate(new LossProcess.Independent(0.01, 7)), 0.001);
  }

  @Test
  void burstLossHasItsMeanAndItsBurstLength() {
    LossProcess process = new LossProcess.GilbertElliott(0.05, 4, 7);
    assertEquals(0.05, lossRate(process), 0.003);
    LossProcess.Decisions decisions = process.open();
    int bursts = 0;
    int lost = 0;
    boolean before = false;
    for (int i = 0; i < 1_000_000; i++) {
      boolean now = decisions.lose(i);
      lost += now ? 1 : 0;
      bursts += now && !before ? 1 : 0;
      before = now;
    }
    assertEquals(4, (double) lost / bursts, 0.1);
  }

  @Test
  void aSingleLossTakesTheFirstPacketsFromItsMomentOnAndNoOther() {
    LossProcess.Decisions decisions = new LossProcess.Once(5 * MS, 2).open();

    boolean[] lost = new boolean[8];
    for (int i = 0; i < lost.length; i++) {
      lost[i] = decisions.lose((2 + i) * MS);
    }

    assertArrayEquals(new boolean[] {false, false, false, true, true, false, false, false}, lost);
  }

  @Test
  void anIntermittentLinkLosesWhatComesWhileItIsOff() {
    LossProcess process = new LossProcess.OnOff(3 * MS, 2 * MS, LossProcess.OnOff.Times.FIXED, 1);
    Bench bench = new Bench(new Loss(process));
    for (int i = 0; i < 10; i++) {
      bench.offer(1, i * MS);
    }
    assertEquals(List.of(3L, 4L, 8L, 9L), bench.droppedIds());
    assertEquals(DropReason.OFF, bench.reasons.getFirst());
  }

  @Test
  void exponentialSwitchingHasItsShareOfTime() {
    LossProcess.Decisions decisions =
        new LossProcess.OnOff(30 * MS, 10 * MS, LossProcess.OnOff.Times.EXPONENTIAL, 5).open();
    int lost = 0;
    for (int i = 0; i < 1_000_000; i++) {
      lost += decisions.lose(i * MS) ? 1 : 0;
    }
    assertEquals(0.25, lost / 1e6, 0.01);
  }

  @Test
  void aPatternRepeats() {
    BitSet lost = new BitSet();
    lost.set(1);
    Bench bench = new Bench(new Loss(new LossProcess.Pattern(lost, 3)));
    for (int i = 0; i < 7; i++) {
      bench.offer(1, i);
    }
    assertEquals(List.of(1L, 4L), bench.droppedIds());
  }

  @Test
  void aSequenceFlattensAndAnUnlimitedPartVanishes() {
    Effect delay = new FixedDelay(MS);
    assertEquals(delay, Unlimited.LINK.then(delay).then(Unlimited.LINK));
    assertEquals(delay.then(delay).then(delay), delay.then(delay.then(delay)));
  }

  @Test
  void theInfiniteQueueHasACeilingAndSaysSo() {
    Bench bench = new Bench(new ProfiledRate(constant("1kbit"), INFINITE));
    for (int i = 0; i < 40_000; i++) {
      bench.offer(1504, 0);
    }
    assertEquals(InfiniteQueue.CEILING.packets() + 1, bench.link.packetsInside());
    assertEquals(DropReason.CEILING, bench.reasons.getFirst());
  }

  @Test
  void wrongArgumentsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new LossProcess.Independent(1.1, 1));
    assertThrows(IllegalArgumentException.class, () -> new LossProcess.GilbertElliott(0.9, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> QueueSyntax.parse("droptail"));
    assertThrows(IllegalArgumentException.class, () -> QueueSyntax.parse("droptail:packets=0"));
    assertThrows(IllegalArgumentException.class, () -> QueueSyntax.parse("infinite:packets=1"));
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> QueueSyntax.parse("red"));
    assertTrue(e.getMessage().contains("droptail:packets=N"), e.getMessage());
  }

  private static double lossRate(LossProcess process) {
    LossProcess.Decisions decisions = process.open();
    int lost = 0;
    for (int i = 0; i < 1_000_000; i++) {
      lost += decisions.lose(i) ? 1 : 0;
    }
    return lost / 1e6;
  }

  private static RateProfile constant(String rate) {
    return new RateProfile.Constant(DataRate.parse(rate));
  }

  private static Effect rate(String rate) {
    return new ProfiledRate(constant(rate), new InfiniteQueue(QueueLimit.ofPackets(1_000_000)));
  }
}
