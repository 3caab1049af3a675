package testbed.shell.link;

/** A link that limits the rate, and whose packets another such link can take over. */
interface RateMachine extends Link {
  /**
   * Gives its packets away; the machine is not used after that.
   *
   * @param nowNs to which it was advanced before
   */
  Backlog release(long nowNs);

  /** Lets packets wait in another queue from now on; the packet in transit stays. */
  void use(PacketQueue queue);

  /**
   * What is inside a link that limits the rate.
   *
   * @param inTransit the packet that has left the queue, or null
   * @param bytesToGo those of the packet in transit that have not been sent
   */
  record Backlog(PacketQueue queue, Packet inTransit, int bytesToGo) {
    /** A queue and nothing in transit. */
    static Backlog of(PacketQueue queue) {
      return new Backlog(queue, null, 0);
    }
  }
}
