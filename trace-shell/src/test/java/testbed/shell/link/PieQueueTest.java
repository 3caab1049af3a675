package testbed.shell.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import testbed.timebase.DataRate;
import testbed.timebase.Time;

/** Against the behaviour that RFC 8033 asks for. */
class PieQueueTest {
  private static final long MS = Time.MILLISECOND;

  @Test
  void aBurstWithinTheAllowancePassesUntouched() {
    Bench bench = bench("pie:packets=10000,qdelay_ref=15,max_burst=150");
    for (int i = 0; i < 100; i++) {
      bench.offer(1504, i * MS);
    }
    bench.link.advanceTo(Time.SECOND);
    assertEquals(List.of(), bench.droppedIds());
  }

  @Test
  void aStandingQueueIsBroughtNearTheReference() {
    Bench bench = bench("pie:packets=10000,qdelay_ref=15,max_burst=150");
    // 15 Mbit/s offered to 12 Mbit/s
    for (long ns = 0; ns < 60 * Time.SECOND; ns += 802_133) {
      bench.offer(1504, ns);
    }
    double meanMs =
        bench.recorder.events().stream()
            .filter(e -> e.atNs() > 20 * Time.SECOND)
            .filter(LinkEvent.Departure.class::isInstance)
            .map(LinkEvent.Departure.class::cast)
            .mapToDouble(d -> (d.atNs() - d.arrivedNs()) / 1e6)
            .average()
            .orElseThrow();
    assertTrue(meanMs > 7 && meanMs < 30, "mean wait " + meanMs + " ms");
    double lossFraction = (double) bench.dropped.size() / bench.offered();
    assertEquals(0.2, lossFraction, 0.03);
  }

  @Test
  void withoutThePieALateQueueWouldBeFull() {
    Bench bench = bench("droptail:packets=200");
    for (long ns = 0; ns < 10 * Time.SECOND; ns += 802_133) {
      bench.offer(1504, ns);
    }
    assertTrue(bench.link.packetsInside() >= 199);
  }

  @Test
  void theSameSeedGivesTheSameDropsAndAnotherSeedOthers() {
    assertEquals(drops(1), drops(1));
    assertTrue(!drops(1).equals(drops(2)));
  }

  @Test
  void sendersThatUnderstandMarksAreMarkedUntilTheProbabilityIsATenth() {
    Bench bench = bench("pie:packets=10000,ecn=1");
    // 12.4 Mbit/s offered to 12 Mbit/s by somebody who does not react: first marks, then drops
    for (long ns = 0; ns < 30 * Time.SECOND; ns += 970_322) {
      bench.offerEcn(1504, ns);
    }
    List<Long> marked =
        bench.departed.stream().filter(Bench.Out::marked).map(Bench.Out::id).toList();
    assertTrue(marked.size() > 100, "marked " + marked.size());
    assertTrue(marked.getFirst() + 500 < bench.droppedIds().getFirst());
  }

  private static List<Long> drops(long seed) {
    Bench bench = bench("pie:packets=10000,seed=" + seed);
    for (long ns = 0; ns < 5 * Time.SECOND; ns += 700_000) {
      bench.offer(1504, ns);
    }
    return new ArrayList<>(bench.droppedIds());
  }

  private static Bench bench(String queue) {
    return new Bench(
        new ProfiledRate(
            new RateProfile.Constant(DataRate.parse("12.032mbit")), QueueSyntax.parse(queue)));
  }
}
