package testbed.shell.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import testbed.timebase.DataRate;
import testbed.timebase.Time;
import testbed.traces.Trace;

/** What every queue and every effect keeps, alone and in sequence, over a thousand seeds. */
class EffectContractTest {
  private static final int SEEDS = 1000;
  private static final long MS = Time.MILLISECOND;

  /** Makes the effect for a seed. */
  interface Seeded {
    Effect of(long seed);
  }

  static Stream<Arguments> effects() {
    List<Arguments> all = new ArrayList<>();
    for (String queue :
        List.of(
            "infinite",
            "droptail:packets=5",
            "droptail:bytes=5000",
            "droptail:packets=5,bytes=4000",
            "drophead:packets=5",
            "drophead:bytes=5000",
            "codel:packets=20,target=5,interval=30",
            "codel:bytes=30000,target=5,interval=30,ecn=1",
            "pie:packets=20,qdelay_ref=5,max_burst=15",
            "pie:bytes=30000,qdelay_ref=5,max_burst=15,ecn=1")) {
      all.add(Arguments.of("trace, " + queue, (Seeded) seed -> traced(seed, queue)));
      all.add(
          Arguments.of(
              "rate, " + queue,
              (Seeded) seed -> new ProfiledRate(steps(), QueueSyntax.parse(queue))));
    }
    all.add(named("unlimited", seed -> Unlimited.LINK));
    all.add(named("fixed delay", seed -> new FixedDelay(7 * MS)));
    for (VariableDelay.Order order : VariableDelay.Order.values()) {
      all.add(
          named(
              "uniform delay " + order,
              seed -> new VariableDelay(new DelaySource.Uniform(0, 20 * MS, seed), order)));
    }
    all.add(named("normal delay", seed -> jitter(new DelaySource.Normal(5 * MS, 3 * MS, seed))));
    all.add(named("Pareto delay", seed -> jitter(new DelaySource.Pareto(MS, 1.5, seed))));
    all.add(named("recorded delay", seed -> jitter(recordedDelay())));
    all.add(named("independent loss", seed -> new Loss(new LossProcess.Independent(0.1, seed))));
    all.add(named("burst loss", seed -> new Loss(new LossProcess.GilbertElliott(0.1, 3, seed))));
    for (LossProcess.OnOff.Times times : LossProcess.OnOff.Times.values()) {
      all.add(
          named(
              "on-off " + times,
              seed -> new Loss(new LossProcess.OnOff(30 * MS, 10 * MS, times, seed))));
    }
    all.add(named("pattern", seed -> new Loss(new LossProcess.Pattern(bits(1, 4), 7))));
    all.add(named("duplication", seed -> new Duplication(0.2, seed)));
    all.add(named("corruption", seed -> new Corruption(0.2, seed)));
    all.add(
        named(
            "loss, trace, jitter, duplication, delay",
            seed ->
                new Loss(new LossProcess.Independent(0.05, seed))
                    .then(traced(seed, "codel:packets=10,target=5,interval=30"))
                    .then(jitter(new DelaySource.Uniform(0, 5 * MS, seed)))
                    .then(new Duplication(0.1, seed))
                    .then(new FixedDelay(3 * MS))));
    all.add(
        named(
            "delay, rate, trace",
            seed ->
                new FixedDelay(2 * MS)
                    .then(new ProfiledRate(steps(), QueueSyntax.parse("drophead:packets=4")))
                    .then(traced(seed, "pie:packets=10,qdelay_ref=5"))));
    all.add(
        named(
            "trace, delay, further link",
            seed ->
                traced(seed, "droptail:packets=5")
                    .then(new FixedDelay(2 * MS))
                    .then(new FurtherLink(traced(~seed, "infinite")))));
    return all.stream();
  }

  private static Arguments named(String name, Seeded effect) {
    return Arguments.of(name, effect);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("effects")
  void whatComesOutDoesNotDependOnHowOftenTheLinkIsAdvanced(String name, Seeded effect) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Bench lazy = new Bench(effect.of(seed));
      Bench busy = new Bench(effect.of(seed));
      SplittableRandom extra = new SplittableRandom(~seed);
      long now = 0;
      for (long[] packet : traffic(seed)) {
        while (extra.nextInt(3) != 0) {
          now = Math.min(packet[0] - 1, now + extra.nextLong(4 * MS));
          busy.link.advanceTo(Math.max(0, now));
        }
        now = packet[0];
        offer(lazy, packet);
        offer(busy, packet);
      }
      for (long end = now; end < now + 200 * MS; end += 1 + extra.nextLong(9 * MS)) {
        busy.link.advanceTo(end);
      }
      lazy.link.advanceTo(now + 200 * MS);
      busy.link.advanceTo(now + 200 * MS);
      assertEquals(lazy.departed, busy.departed, () -> name);
      assertEquals(lazy.dropped, busy.dropped, () -> name);
      assertEquals(lazy.recorder.events().size(), busy.recorder.events().size(), () -> name);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("effects")
  void noPacketIsLostFromTheBooksAndNoneLeavesBeforeItCame(String name, Seeded effect) {
    for (long seed = 0; seed < SEEDS; seed++) {
      Bench bench = new Bench(effect.of(seed));
      List<Long> cameAt = new ArrayList<>();
      for (long[] packet : traffic(seed)) {
        cameAt.add(packet[0]);
        offer(bench, packet);
        assertBalanced(bench);
      }
      bench.link.advanceTo(2 * Time.SECOND);
      assertBalanced(bench);
      for (Bench.Out out : bench.departed) {
        assertTrue(out.atNs() >= cameAt.get((int) out.id()), () -> name + out);
      }
      long last = 0;
      for (Bench.Out out : bench.departed) {
        assertTrue(out.atNs() >= last, "departures come in order of time");
        last = out.atNs();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("effects")
  void packetsKeepTheirOrderUnlessTheyMayOvertake(String name, Seeded effect) {
    for (long seed = 0; seed < SEEDS && !name.contains("FREE"); seed++) {
      Bench bench = new Bench(effect.of(seed));
      traffic(seed).forEach(packet -> offer(bench, packet));
      bench.link.advanceTo(2 * Time.SECOND);
      long last = -1;
      for (Bench.Out out : bench.departed) {
        assertTrue(out.id() >= last, () -> name + " packet " + out.id());
        last = out.id();
      }
      assertEquals(
          bench.departed.size() - bench.duplicates(),
          new HashSet<>(bench.departedIds()).size(),
          "nothing comes twice but duplicates");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("effects")
  void theNextEventIsWhenSomethingHappens(String name, Seeded effect) {
    for (long seed = 0; seed < 100; seed++) {
      Bench bench = new Bench(effect.of(seed));
      traffic(seed).forEach(packet -> offer(bench, packet));
      long now = traffic(seed).getLast()[0];
      while (bench.link.nextEventNs() < 2 * Time.SECOND) {
        long next = bench.link.nextEventNs();
        int before = bench.departed.size() + bench.dropped.size() + bench.link.packetsInside();
        assertTrue(next > now || before > 0, () -> name);
        bench.link.advanceTo(next);
        assertTrue(bench.link.nextEventNs() > next, () -> name + " is stuck at " + next);
        now = next;
      }
    }
  }

  private static void assertBalanced(Bench bench) {
    assertEquals(
        bench.offered() + bench.duplicates(),
        bench.departed.size() + bench.dropped.size() + bench.link.packetsInside(),
        "arrivals = departures + drops + inside");
  }

  /** Bursts and pauses, sizes from 1 byte to a jumbo frame; some senders understand marks. */
  private static List<long[]> traffic(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<long[]> packets = new ArrayList<>();
    long now = 0;
    int count = 20 + random.nextInt(60);
    for (int i = 0; i < count; i++) {
      now +=
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextLong(MS);
            case 2 -> MS;
            default -> random.nextLong(12 * MS);
          };
      int size = random.nextInt(4) == 0 ? 1 + random.nextInt(9000) : 1 + random.nextInt(1504);
      packets.add(new long[] {now, size, random.nextInt(2)});
    }
    return packets;
  }

  private static void offer(Bench bench, long[] packet) {
    if (packet[2] == 1) {
      bench.offerEcn((int) packet[1], packet[0]);
    } else {
      bench.offer((int) packet[1], packet[0]);
    }
  }

  private static Effect traced(long seed, String queue) {
    SplittableRandom random = new SplittableRandom(seed + 17);
    int[] stamps = new int[2 + random.nextInt(30)];
    for (int i = 1; i < stamps.length; i++) {
      stamps[i] = stamps[i - 1] + random.nextInt(8);
    }
    stamps[stamps.length - 1]++;
    return TraceRate.repeating(Trace.of(stamps), 0, QueueSyntax.parse(queue));
  }

  private static RateProfile steps() {
    return new RateProfile.Steps(
        List.of(
            new RateProfile.Step(DataRate.parse("7mbit").bitsPerSecond(), 13 * MS),
            new RateProfile.Step(0, 5 * MS),
            new RateProfile.Step(DataRate.parse("777kbit").bitsPerSecond(), 11 * MS)));
  }

  private static Effect jitter(DelaySource source) {
    return new VariableDelay(source, VariableDelay.Order.KEPT);
  }

  private static DelaySource recordedDelay() {
    return new DelaySource.Recorded(
        List.of(
            new DelaySource.Recorded.Sample(0, 5 * MS),
            new DelaySource.Recorded.Sample(20 * MS, MS),
            new DelaySource.Recorded.Sample(50 * MS, 0)));
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    for (int bit : set) {
      bits.set(bit);
    }
    return bits;
  }
}
