package testbed.shell.link;

import testbed.timebase.Agent;

/**
 * One direction of a link, or one effect of it, as a machine in scheduled time.
 *
 * <p>Its results depend on the packets and their instants alone, never on how often or how late
 * {@link #advanceTo} is called. What is due at an instant happens before what is offered at that
 * instant. Confined to one thread; allocates nothing in steady state.
 */
public interface Link extends Agent {
  /**
   * Hands a packet over. Everything due at or before {@code nowNs} happens first.
   *
   * @param nowNs never smaller than at any earlier call
   */
  void offer(Packet packet, long nowNs);

  /**
   * Changes the link from {@code nowNs} on. Everything due at or before that instant happens first,
   * under the old settings.
   *
   * @param nowNs never smaller than at any earlier call
   * @return whether any part of this link is changed by it
   */
  default boolean change(LinkChange change, long nowNs) {
    return false;
  }

  /** The packets inside: waiting, in transit, or on the way. */
  int packetsInside();
}
