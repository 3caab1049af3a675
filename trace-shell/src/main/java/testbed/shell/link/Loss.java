package testbed.shell.link;

/** Loses some packets and lets the others pass at once. */
public record Loss(LossProcess process) implements Effect {
  @Override
  public Link open(LinkOutput output, LinkObserver observer) {
    return new Machine(process, output, observer);
  }

  private static final class Machine implements InstantLink {
    private final LinkOutput output;
    private final LinkObserver observer;
    private LossProcess.Decisions decisions;
    private DropReason reason;

    Machine(LossProcess process, LinkOutput output, LinkObserver observer) {
      this.output = output;
      this.observer = observer;
      use(process);
    }

    private void use(LossProcess process) {
      decisions = process.open();
      reason = process.reason();
    }

    @Override
    public void offer(Packet packet, long nowNs) {
      if (decisions.lose(nowNs)) {
        observer.dropped(nowNs, packet.bytes(), reason);
        output.dropped(packet, nowNs, reason);
      } else {
        output.departed(packet, nowNs);
      }
    }

    @Override
    public boolean change(LinkChange change, long nowNs) {
      if (change instanceof LinkChange.Losses(LossProcess process)) {
        use(process);
        return true;
      }
      return false;
    }
  }

  /** A link without memory of packets: each goes on at once or not at all. */
  record Passing(LinkOutput output, Verdict verdict) implements InstantLink {
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
  }
}
