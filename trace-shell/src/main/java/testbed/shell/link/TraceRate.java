package testbed.shell.link;

import testbed.timebase.Time;
import testbed.traces.DeliverySchedule;
import testbed.traces.Trace;

/**
 * A link that delivers when a recorded one could, exactly as Mahimahi's mm-link does.
 *
 * <p>Each opportunity carries up to {@value #OPPORTUNITY_BYTES} bytes. Bytes that a packet leaves
 * unused go to the next packet that waits at that opportunity; what is left when the queue is empty
 * is lost, as is an opportunity that finds nothing waiting. A packet may span opportunities and
 * leaves at the one that completes it. The packet in transit has left the queue: it does not count
 * towards the queue's limit and cannot be dropped.
 *
 * @param schedule the opportunities
 * @param queue what waits for them
 */
public record TraceRate(Opportunities.Source schedule, QueueDiscipline queue) implements Effect {
  /** What an opportunity carries: 1500 bytes of IP and 4 of framing. */
  public static final int OPPORTUNITY_BYTES = 1504;

  /**
   * The link of a trace that repeats for ever.
   *
   * @param startOffsetNs the place in the trace at which the link's time zero falls
   */
  public static TraceRate repeating(Trace trace, long startOffsetNs, QueueDiscipline queue) {
    return new TraceRate(repeating(trace, startOffsetNs), queue);
  }

  /** The link of a trace that ends: nothing is delivered after its last opportunity. */
  public static TraceRate once(Trace trace, long startOffsetNs, QueueDiscipline queue) {
    return new TraceRate(once(trace, startOffsetNs), queue);
  }

  /** The opportunities of a trace that repeats for ever. */
  public static Opportunities.Source repeating(Trace trace, long startOffsetNs) {
    return new Repeating(trace, startOffsetNs);
  }

  /** The opportunities of a trace that ends. */
  public static Opportunities.Source once(Trace trace, long startOffsetNs) {
    return () -> new ScheduleCursor(DeliverySchedule.once(trace, startOffsetNs), 0);
  }

  @Override
  public boolean limitsRate() {
    return true;
  }

  @Override
  public Link open(LinkOutput output, LinkObserver observer) {
    LinkTaps taps = new LinkTaps(output, observer);
    return new Machine(schedule.open(), RateMachine.Backlog.of(taps.open(queue)), taps);
  }

  private record Repeating(Trace trace, long startOffsetNs) implements Opportunities.Source {
    @Override
    public Opportunities open() {
      return new ScheduleCursor(DeliverySchedule.repeating(trace, startOffsetNs), 0);
    }

    /** Whole periods are skipped at once. */
    @Override
    public Opportunities openAfter(long nowNs) {
      long periodNs = trace.periodMs() * Time.MILLISECOND;
      long wholeNs = Math.max(0, nowNs / periodNs - 1) * periodNs;
      Opportunities cursor =
          new ScheduleCursor(DeliverySchedule.repeating(trace, startOffsetNs), wholeNs);
      while (cursor.nextNs() <= nowNs) {
        cursor.advance();
      }
      return cursor;
    }
  }

  private record ScheduleCursor(DeliverySchedule schedule, long laterNs) implements Opportunities {
    @Override
    public long nextNs() {
      long next = schedule.nextNs();
      return next == Time.NEVER ? next : next + laterNs;
    }

    @Override
    public void advance() {
      schedule.advance();
    }
  }

  static final class Machine implements RateMachine {
    private final Opportunities opportunities;
    private final LinkOutput output;
    private final LinkObserver observer;
    private PacketQueue queue;
    private Packet inTransit;
    private int bytesToGo;

    Machine(Opportunities opportunities, Backlog backlog, LinkTaps taps) {
      this.opportunities = opportunities;
      this.output = taps.output();
      this.observer = taps.observer();
      this.queue = backlog.queue();
      this.inTransit = backlog.inTransit();
      this.bytesToGo = backlog.bytesToGo();
    }

    @Override
    public Backlog release(long nowNs) {
      return new Backlog(queue, inTransit, bytesToGo);
    }

    @Override
    public void use(PacketQueue other) {
      queue = other;
    }

    @Override
    public void offer(Packet packet, long nowNs) {
      advanceTo(nowNs);
      observer.arrived(nowNs, packet.bytes());
      queue.offer(packet, nowNs);
    }

    @Override
    public void advanceTo(long nowNs) {
      long next = opportunities.nextNs();
      while (next <= nowNs) {
        observer.opportunity(next, OPPORTUNITY_BYTES);
        deliver(next);
        opportunities.advance();
        next = opportunities.nextNs();
      }
    }

    private void deliver(long atNs) {
      int room = OPPORTUNITY_BYTES;
      while (room > 0) {
        if (inTransit == null) {
          inTransit = queue.poll(atNs);
          if (inTransit == null) {
            return;
          }
          bytesToGo = inTransit.bytes();
        }
        int sent = Math.min(room, bytesToGo);
        room -= sent;
        bytesToGo -= sent;
        if (bytesToGo == 0) {
          Packet packet = inTransit;
          inTransit = null;
          observer.departed(atNs, packet.bytes(), packet.arrivedNs());
          output.departed(packet, atNs);
        }
      }
    }

    /** Without anything to deliver, opportunities that pass are accounted for afterwards. */
    @Override
    public long nextEventNs() {
      return packetsInside() == 0 ? Time.NEVER : opportunities.nextNs();
    }

    @Override
    public int packetsInside() {
      return queue.packets() + (inTransit == null ? 0 : 1);
    }
  }
}
