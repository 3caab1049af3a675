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
    return new Machine(this, output, observer);
  }

  private static final class Machine implements Link {
    private final LinkOutput output;
    private final LinkObserver observer;
    private final PacketQueue queue;
    private final RateIntegral sending;
    private final RateIntegral capacity;
    private Packet inTransit;
    private long doneNs = Time.NEVER;
    private long opportunityNs;

    Machine(ProfiledRate settings, LinkOutput output, LinkObserver observer) {
      this.output = output;
      this.observer = observer;
      sending = new RateIntegral(settings.profile);
      capacity = new RateIntegral(settings.profile);
      opportunityNs = capacity.send(TraceRate.OPPORTUNITY_BYTES);
      queue =
          settings.queue.open(
              (packet, atNs, reason) -> {
                observer.dropped(atNs, packet.bytes(), reason);
                output.dropped(packet, atNs, reason);
              });
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
