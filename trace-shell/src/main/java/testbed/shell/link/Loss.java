package testbed.shell.link;

import testbed.timebase.Time;

/** Loses some packets and lets the others pass at once. */
public record Loss(LossProcess process) implements Effect {
  @Override
  public Link open(LinkOutput output, LinkObserver observer) {
    LossProcess.Decisions decisions = process.open();
    DropReason reason = process.reason();
    return new Passing(
        output,
        (packet, nowNs) -> {
          if (decisions.lose(nowNs)) {
            observer.dropped(nowNs, packet.bytes(), reason);
            output.dropped(packet, nowNs, reason);
            return Passing.GONE;
          }
          return Passing.ON;
        });
  }

  /** A link without memory of packets: each goes on at once or not at all. */
  record Passing(LinkOutput output, Verdict verdict) implements Link {
    static final boolean GONE = false;
    static final boolean ON = true;

    /** Looks at a packet and says whether it goes on. */
    @FunctionalInterface
    interface Verdict {
      boolean goesOn(Packet packet, long nowNs);
    }

    @Override
    public void offer(Packet packet, long nowNs) {
      if (verdict.goesOn(packet, nowNs)) {
        output.departed(packet, nowNs);
      }
    }

    @Override
    public void advanceTo(long nowNs) {}

    @Override
    public long nextEventNs() {
      return Time.NEVER;
    }

    @Override
    public int packetsInside() {
      return 0;
    }
  }
}
