package testbed.shell.link;

/** The link that does nothing but tell its observer: every packet leaves the instant it comes. */
public enum Unlimited implements Effect {
  /** The only one. */
  LINK;

  @Override
  public Link open(LinkOutput output, LinkObserver observer) {
    return new Machine(output, observer);
  }

  private record Machine(LinkOutput output, LinkObserver observer) implements InstantLink {
    @Override
    public void offer(Packet packet, long nowNs) {
      observer.arrived(nowNs, packet.bytes());
      observer.departed(nowNs, packet.bytes(), nowNs);
      output.departed(packet, nowNs);
    }
  }
}
