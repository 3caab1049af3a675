package testbed.shell.link;

import testbed.timebase.Time;

/**
 * A link that sends bit after bit at a given rate: a packet that finds it idle leaves after its own
 * transmission time. For the log, each {@value TraceRate#OPPORTUNITY_BYTES} bytes that could have
 * been sent count as one opportunity.
 */
public record ProfiledRate(RateProfile profile, QueueDiscipline queue) implements Effect {
  @Override
  public boolean limitsRate() {
    return true;
  }

  @Override
  public Link open(LinkOutput output, LinkObserver observer) {
    LinkTaps taps = new LinkTaps(output, observer);
    return new Machine(profile, 0, RateMachine.Backlog.of(taps.open(queue)), taps);
  }

  static final class Machine implements RateMachine {
    private final LinkOutput output;
    private final LinkObserver observer;
    private final RateProfile profile;
    private PacketQueue queue;
    private final RateIntegral sending;
    private final RateIntegral capacity;
    private Packet inTransit;
    private long doneNs = Time.NEVER;
    private long opportunityNs;

    /** A machine whose profile begins at {@code startNs}. */
    Machine(RateProfile profile, long startNs, Backlog backlog, LinkTaps taps) {
      this.profile = startNs == 0 ? profile : new RateProfile.Later(profile, startNs);
      output = taps.output();
      observer = taps.observer();
      queue = backlog.queue();
      sending = new RateIntegral(this.profile);
      capacity = new RateIntegral(this.profile);
      sending.idleUntil(startNs);
      capacity.idleUntil(startNs);
      opportunityNs = capacity.send(TraceRate.OPPORTUNITY_BYTES);
      inTransit = backlog.inTransit();
      if (inTransit == null) {
        begin(startNs);
      } else {
        doneNs = sending.send(backlog.bytesToGo());
      }
    }

    @Override
    public Backlog release(long nowNs) {
      if (inTransit == null) {
        return Backlog.of(queue);
      }
      long left = Math.ceilDiv(RateIntegral.bits(profile, nowNs, doneNs), 8);
      return new Backlog(queue, inTransit, Math.clamp(left, 1, inTransit.bytes()));
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
      if (inTransit == null) {
        sending.idleUntil(nowNs);
        begin(nowNs);
      }
    }

    private void begin(long nowNs) {
      inTransit = queue.poll(nowNs);
      doneNs = inTransit == null ? Time.NEVER : sending.send(inTransit.bytes());
    }

    @Override
    public void advanceTo(long nowNs) {
      while (Math.min(doneNs, opportunityNs) <= nowNs) {
        if (opportunityNs <= doneNs) {
          observer.opportunity(opportunityNs, TraceRate.OPPORTUNITY_BYTES);
          opportunityNs = capacity.send(TraceRate.OPPORTUNITY_BYTES);
        } else {
          long atNs = doneNs;
          Packet packet = inTransit;
          begin(atNs);
          observer.departed(atNs, packet.bytes(), packet.arrivedNs());
          output.departed(packet, atNs);
        }
      }
    }

    @Override
    public long nextEventNs() {
      return doneNs;
    }

    @Override
    public int packetsInside() {
      return queue.packets() + (inTransit == null ? 0 : 1);
    }
  }
}
