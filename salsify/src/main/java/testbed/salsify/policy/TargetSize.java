package testbed.salsify.policy;

import testbed.salsify.wire.DataPacket;

/** How long the next frame may be so that it is through the network in a tenth of a second. */
public final class TargetSize {
  /** The delay that the packets in flight may add up to, in microseconds. */
  public static final long DELAY_BUDGET_US = 100_000;

  private TargetSize() {}

  /**
   * The limit in bytes.
   *
   * @return 0 when nothing more should be sent, {@link Long#MAX_VALUE} while nothing is known
   */
  public static long bytes(Network network) {
    if (!network.acknowledged()) {
      return Long.MAX_VALUE;
    }
    long room = DELAY_BUDGET_US / Math.max(1, network.interArrivalUs()) - network.packetsInFlight();
    return DataPacket.MAX_PAYLOAD * Math.max(0, room);
  }
}
