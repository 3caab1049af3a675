package testbed.shell.log;

import java.util.function.LongUnaryOperator;
import testbed.shell.link.DropReason;
import testbed.shell.link.Effect;
import testbed.shell.link.Link;
import testbed.shell.link.LinkObserver;
import testbed.shell.link.LinkOutput;
import testbed.shell.link.Packet;
import testbed.shell.log.PacketLog.DirectionLog;
import testbed.timebase.Time;

/** Feeds the arrivals of a packet log through another link, in virtual time. */
public final class LogReplay {
  private LogReplay() {}

  /**
   * Offers every arrival of {@code log} at its stamp to {@code effect} and tells {@code observer}
   * what the link does, until the last stamp of the log. The link's time zero is the log's base
   * timestamp; the observer is told the stamps of the log.
   *
   * @throws IllegalArgumentException when the log is not {@link #requireReplayable replayable}
   */
  public static void replay(DirectionLog log, Effect effect, LinkObserver observer) {
    requireReplayable(log);
    long baseNs = log.baseMs() * Time.MILLISECOND;
    LongUnaryOperator stamp = ns -> ns + baseNs;
    Link link = effect.observable().open(new Sink(), new Shifted(observer, stamp));
    long id = 0;
    long endNs = 0;
    for (LogLine line : log.lines()) {
      long atNs = line.ms() * Time.MILLISECOND - baseNs;
      endNs = Math.max(endNs, atNs);
      if (line instanceof LogLine.Arrival arrival && atNs >= 0) {
        link.offer(new Packet((int) id).as(id++, arrival.bytes()), atNs);
      }
    }
    link.advanceTo(endNs);
  }

  /**
   * Looks whether a log can be fed.
   *
   * @throws IllegalArgumentException when arrivals are not in order, or an event lies more than 48
   *     hours after the base timestamp
   */
  public static void requireReplayable(DirectionLog log) {
    long latestMs = 0;
    for (LogLine line : log.lines()) {
      if (line.ms() - log.baseMs() > PacketLog.LONGEST_MS) {
        throw new IllegalArgumentException(
            "the event at "
                + line.ms()
                + " ms is more than 48 hours after the log's base timestamp, "
                + log.baseMs());
      }
      if (line instanceof LogLine.Arrival) {
        if (line.ms() < latestMs) {
          throw new IllegalArgumentException(
              "the arrival at " + line.ms() + " ms stands after one at " + latestMs + " ms");
        }
        latestMs = line.ms();
      }
    }
  }

  private record Shifted(LinkObserver observer, LongUnaryOperator stamp) implements LinkObserver {
    @Override
    public void arrived(long atNs, int bytes) {
      observer.arrived(stamp.applyAsLong(atNs), bytes);
    }

    @Override
    public void opportunity(long atNs, int bytes) {
      observer.opportunity(stamp.applyAsLong(atNs), bytes);
    }

    @Override
    public void departed(long atNs, int bytes, long arrivedNs) {
      observer.departed(stamp.applyAsLong(atNs), bytes, stamp.applyAsLong(arrivedNs));
    }

    @Override
    public void dropped(long atNs, int bytes, DropReason reason) {
      observer.dropped(stamp.applyAsLong(atNs), bytes, reason);
    }
  }

  private record Sink() implements LinkOutput {
    @Override
    public void departed(Packet packet, long atNs) {}

    @Override
    public void dropped(Packet packet, long atNs, DropReason reason) {}

    @Override
    public Packet duplicate(Packet packet) {
      return new Packet(packet.slot()).copyOf(packet);
    }
  }
}
