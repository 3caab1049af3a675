package testbed.shell.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import testbed.testkit.SharedData;
import testbed.timebase.Time;
import testbed.traces.Trace;

/** A saturating sender's packets leave at the opportunities of every recording, exactly. */
class RecordingExactnessTest {
  private static final int QUEUED = 1000;

  @Test
  void everyOpportunityOfEveryRecordingDeliversOneFullPacketAtItsInstant() throws Exception {
    for (Path file : recordings()) {
      Trace trace = Trace.read(file);
      Sender sender = new Sender(trace);
      for (int round = 0; round < 2; round++) {
        long baseNs = round * (long) trace.periodMs() * Time.MILLISECOND;
        for (int i = 0; i < trace.size(); i++) {
          sender.expect(baseNs + trace.opportunityMs(i) * Time.MILLISECOND);
        }
      }
      assertEquals(2L * trace.size(), sender.delivered, file::toString);
    }
  }

  private static List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(SharedData.require("traces"))) {
      return files.filter(f -> f.toString().endsWith(".gz")).sorted().toList();
    }
  }

  /** Keeps the queue full from just after time zero. */
  private static final class Sender implements LinkOutput {
    private final Link link;
    private long delivered;
    private long lastAtNs = -1;
    private long id;

    Sender(Trace trace) {
      link =
          TraceRate.repeating(trace, 0, QueueSyntax.parse("droptail:packets=" + QUEUED))
              .open(this, LinkObserver.NONE);
      for (int i = 0; i < QUEUED; i++) {
        offer(0);
      }
    }

    private void offer(long nowNs) {
      link.offer(new Packet(0).as(id++, TraceRate.OPPORTUNITY_BYTES), nowNs);
    }

    /**
     * The link's next event is at this opportunity. Those at time zero came before any packet; in
     * their place, the end of the second round is also the beginning of a third.
     */
    void expect(long atNs) {
      if (atNs > 0) {
        long before = delivered;
        if (link.nextEventNs() <= atNs) {
          assertEquals(atNs, link.nextEventNs());
          link.advanceTo(atNs);
          for (long i = before; i < delivered; i++) {
            offer(atNs);
          }
        }
        assertEquals(atNs, lastAtNs);
      }
    }

    @Override
    public void departed(Packet packet, long atNs) {
      delivered++;
      lastAtNs = atNs;
    }

    @Override
    public void dropped(Packet packet, long atNs, DropReason reason) {
      throw new IllegalStateException("the queue has room");
    }

    @Override
    public Packet duplicate(Packet packet) {
      throw new IllegalStateException("nothing is duplicated");
    }
  }
}
