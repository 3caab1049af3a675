package testbed.shell.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import testbed.timebase.DataRate;
import testbed.timebase.Time;
import testbed.traces.Trace;

/** A link that is changed while it runs. */
class LinkChangeTest {
  private static final long MS = Time.MILLISECOND;
  private static final int SEEDS = 1000;

  /** 1500 bytes take 12 ms at 1 Mbit/s. */
  private static final int BYTES = 1500;

  private static final Trace EVERY_10_MS = Trace.of(10);

  @Test
  void thePacketInTransitGoesOnAtTheNewRate() {
    Bench bench = new Bench(link(rate("1mbit")));
    bench.offer(BYTES, 0);
    bench.link.change(rate("2mbit"), 6 * MS);
    bench.link.advanceTo(Time.SECOND);
    assertEquals(List.of(9 * MS), bench.departureTimes());
  }

  @Test
  void anOutageHoldsThePacketsAndARateLetsThemGo() {
    Bench bench = new Bench(link(rate("1mbit")));
    bench.offer(BYTES, 0);
    bench.offer(BYTES, 0);
    bench.link.change(new LinkChange.Recording(() -> Opportunities.NONE), 6 * MS);
    bench.link.advanceTo(100 * MS);
    assertEquals(List.of(), bench.departed);
    bench.link.change(rate("1mbit"), 100 * MS);
    bench.link.advanceTo(Time.SECOND);
    assertEquals(List.of(106 * MS, 118 * MS), bench.departureTimes());
  }

  @Test
  void withoutALimitEverythingThatWaitsLeavesAtOnceInOrder() {
    Bench bench = new Bench(link(rate("1mbit")));
    for (int i = 0; i < 5; i++) {
      bench.offer(BYTES, 0);
    }
    bench.link.change(new LinkChange.NoRateLimit(), 13 * MS);
    assertEquals(List.of(12 * MS, 13 * MS, 13 * MS, 13 * MS, 13 * MS), bench.departureTimes());
    assertEquals(List.of(0L, 1L, 2L, 3L, 4L), bench.departedIds());
  }

  @Test
  void aRecordingThatComesBackIsWhereItWouldHaveBeen() {
    LinkChange recording = new LinkChange.Recording(TraceRate.repeating(EVERY_10_MS, 3 * MS));
    Bench bench = new Bench(link(recording));
    bench.link.change(rate("1mbit"), MS);
    bench.link.change(recording, 123_456 * MS);
    bench.offer(100, 123_456 * MS);
    bench.link.advanceTo(200_000 * MS);
    assertEquals(List.of(123_457 * MS), bench.departureTimes());
  }

  @Test
  void aSmallerQueueDropsWhatItHasNoRoomFor() {
    Bench bench = new Bench(link(rate("1mbit")));
    for (int i = 0; i < 6; i++) {
      bench.offer(BYTES, 0);
    }
    bench.link.change(queue("droptail:packets=2"), 5 * MS);
    assertEquals(List.of(3L, 4L, 5L), bench.droppedIds());
    bench.link.advanceTo(Time.SECOND);
    assertEquals(List.of(0L, 1L, 2L), bench.departedIds());
  }

  @Test
  void packetsThatMoveIntoAnotherQueueKeepTheInstantOfTheirArrival() {
    Bench bench = new Bench(link(rate("1mbit")));
    bench.offer(BYTES, 0);
    bench.offer(BYTES, 0);
    bench.link.change(queue("droptail:packets=9"), 5 * MS);
    bench.link.advanceTo(Time.SECOND);
    assertTrue(
        bench.recorder.events().contains(new LinkEvent.Departure(24 * MS, BYTES, 0)),
        bench.recorder.events()::toString);
  }

  @Test
  void aShorterDelayDoesNotLetPacketsOvertake() {
    Bench bench = new Bench(new FixedDelay(50 * MS));
    bench.offer(1, 0);
    bench.link.change(new LinkChange.Delay(10 * MS), 5 * MS);
    bench.offer(1, 6 * MS);
    bench.offer(1, 60 * MS);
    bench.link.advanceTo(Time.SECOND);
    assertEquals(List.of(50 * MS, 50 * MS, 70 * MS), bench.departureTimes());
  }

  @Test
  void aDelayTakesThePlaceOfAllDelays() {
    Effect link =
        new FixedDelay(5 * MS)
            .then(
                new VariableDelay(
                    new DelaySource.Uniform(MS, 9 * MS, 1), VariableDelay.Order.FREE));
    Bench bench = new Bench(link);
    assertTrue(bench.link.change(new LinkChange.Delay(7 * MS), 0));
    bench.offer(1, 0);
    bench.link.advanceTo(Time.SECOND);
    assertEquals(List.of(7 * MS), bench.departureTimes());
  }

  @Test
  void lossesTakeThePlaceOfAllLosses() {
    LossProcess all = new LossProcess.Independent(1, 1);
    Bench bench = new Bench(new Loss(all).then(new Loss(all)));
    bench.link.change(new LinkChange.Losses(LossProcess.Independent.NONE), 0);
    bench.offer(1, 0);
    bench.link.change(new LinkChange.Losses(all), 1);
    bench.offer(1, 1);
    assertEquals(List.of(0L), bench.departedIds());
    assertEquals(List.of(DropReason.LOSS), bench.reasons);
  }

  @Test
  void aLinkWithoutTheStageSaysThatNothingChanged() {
    Bench bench = new Bench(new FixedDelay(MS));
    assertFalse(bench.link.change(rate("1mbit"), 0));
    assertFalse(bench.link.change(new LinkChange.Losses(LossProcess.Independent.NONE), 0));
  }

  @Test
  void noPacketIsLostFromTheBooksAndNoneOvertakesWhateverIsChangedWhen() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Bench bench = new Bench(everything(seed));
      play(bench, seed, 0);
      long last = -1;
      for (Bench.Out out : bench.departed) {
        assertTrue(out.id() > last, "seed " + seed + ": " + out + " after " + last);
        last = out.id();
      }
      bench.link.change(rate("100mbit"), 2 * Time.SECOND);
      bench.link.advanceTo(20 * Time.SECOND);
      assertBalanced(bench, seed);
      assertEquals(0, bench.link.packetsInside(), "seed " + seed);
    }
  }

  @Test
  void whatComesOutDoesNotDependOnHowOftenAChangedLinkIsAdvanced() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Bench lazy = new Bench(everything(seed));
      Bench busy = new Bench(everything(seed));
      play(lazy, seed, 0);
      play(busy, seed, 3);
      assertEquals(lazy.departed, busy.departed, "seed " + seed);
      assertEquals(lazy.dropped, busy.dropped, "seed " + seed);
      assertEquals(lazy.recorder.events().size(), busy.recorder.events().size(), "seed " + seed);
    }
  }

  /** Packets and changes in a random order; the link is advanced {@code extra} times between. */
  private static void play(Bench bench, long seed, int extra) {
    SplittableRandom random = new SplittableRandom(seed);
    long now = 0;
    for (int i = 0; i < 150; i++) {
      long next = now + (random.nextInt(3) == 0 ? 0 : random.nextLong(6 * MS));
      for (int k = 1; k <= extra; k++) {
        bench.link.advanceTo(now + (next - now) * k / (extra + 1));
      }
      now = next;
      if (random.nextInt(5) == 0) {
        assertTrue(bench.link.change(anyChange(random), now));
      } else {
        bench.offer(1 + random.nextInt(3000), now);
      }
      assertBalanced(bench, seed);
    }
    bench.link.advanceTo(2 * Time.SECOND);
  }

  private static void assertBalanced(Bench bench, long seed) {
    assertEquals(
        bench.offered(),
        bench.departed.size() + bench.dropped.size() + bench.link.packetsInside(),
        "arrivals = departures + drops + inside, seed " + seed);
  }

  private static LinkChange anyChange(SplittableRandom random) {
    return switch (random.nextInt(9)) {
      case 0 -> rate("3mbit");
      case 1 -> rate("700kbit");
      case 2 -> new LinkChange.NoRateLimit();
      case 3 -> new LinkChange.Recording(TraceRate.repeating(Trace.of(0, 3, 3, 9, 25), 0));
      case 4 -> new LinkChange.Recording(() -> Opportunities.NONE);
      case 5 -> new LinkChange.Losses(new LossProcess.Independent(0.2, random.nextInt(100)));
      case 6 -> new LinkChange.Delay(random.nextLong(30 * MS));
      default -> queue(QUEUES.get(random.nextInt(QUEUES.size())));
    };
  }

  private static final List<String> QUEUES =
      new ArrayList<>(
          List.of(
              "infinite",
              "droptail:packets=3",
              "drophead:bytes=4000",
              "codel:packets=20,target=5,interval=20",
              "pie:packets=20,qdelay_ref=5,max_burst=5"));

  private static Effect everything(long seed) {
    return new Loss(LossProcess.Independent.NONE)
        .then(link(rate("2mbit")))
        .then(new FixedDelay(4 * MS))
        .then(new Loss(new LossProcess.Independent(0.1, seed)));
  }

  private static Effect link(LinkChange rate) {
    return new AdjustableRate(rate, new InfiniteQueue());
  }

  private static LinkChange rate(String text) {
    return new LinkChange.Rate(new RateProfile.Constant(DataRate.parse(text)));
  }

  private static LinkChange queue(String text) {
    return new LinkChange.Queue(QueueSyntax.parse(text));
  }
}
