package testbed.harness.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import testbed.analyzer.match.Capture;
import testbed.analyzer.match.Reading;
import testbed.injector.Injection;
import testbed.shell.log.LogLine;
import testbed.shell.log.PacketLog.DirectionLog;

/** Pictures do not arrive before they, and a packet after them, were sent. */
class CausalityTest {
  private static final long MS = 1_000_000;

  /** Ten frames a second for a second. */
  private final List<Injection> injections =
      LongStream.range(0, 10)
          .mapToObj(i -> new Injection(i, i * 100 * MS, i * 100 * MS, Injection.Outcome.TAKEN))
          .toList();

  private static Capture seen(long frame, long ms) {
    return new Capture(0, ms * MS, new Reading.Seen(frame));
  }

  /**
   * A log whose zero is at 50 ms, with a packet of 1500 bytes that leaves at each of these times.
   */
  private static DirectionLog log(long... departuresMs) {
    List<LogLine> lines = new ArrayList<>();
    for (long ms : departuresMs) {
      lines.add(new LogLine.Departure(50 + ms, 1504, 0));
    }
    return new DirectionLog(List.of("base timestamp: 50"), lines);
  }

  private long impossible(Causality way, Capture... captures) {
    return way.impossible(List.of(captures), injections);
  }

  @Test
  void aFrameMayBeSeenOnceItIsDueAtTheCameraAndNotBefore() {
    Causality way = Causality.withoutLink();
    assertEquals(0, impossible(way, seen(5, 500), seen(6, 601)));
    assertEquals(1, impossible(way, seen(5, 400)));
  }

  @Test
  void overALinkAPacketMustHaveComeWithIt() {
    Causality way = Causality.over(log(0, 510, 640), 20 * MS);
    assertEquals(0, impossible(way, seen(5, 530)));
    assertEquals(0, impossible(way, seen(6, 660)));
    assertEquals(1, impossible(way, seen(5, 515)), "before that packet can have arrived");
    assertEquals(1, impossible(way, seen(7, 990)), "no packet came after it was sent");
  }

  @Test
  void withoutAnyPacketNothingCanHaveArrived() {
    assertEquals(2, impossible(Causality.over(log(), 0), seen(0, 300), seen(1, 400)));
  }

  @Test
  void theMillisecondsOfTheLogAreNotHeldAgainstARun() {
    Causality way = Causality.over(log(499, 499), 20 * MS);
    assertEquals(0, impossible(way, seen(5, 518)));
  }

  @Test
  void aFrameThatWasNeverSentCannotBeSeen() {
    assertEquals(1, impossible(Causality.withoutLink(), seen(10, 5000)));
  }

  @Test
  void whatShowsNoFrameProvesNothing() {
    Capture torn = new Capture(0, 0, new Reading.Torn());
    Capture illegible = new Capture(1, 0, new Reading.Unreadable());
    assertEquals(0, impossible(Causality.over(log(), 0), torn, illegible));
  }
}
