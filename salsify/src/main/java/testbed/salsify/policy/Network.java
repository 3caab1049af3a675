package testbed.salsify.policy;

/**
 * What the sender knows of the network when it decides.
 *
 * @param acknowledged whether any acknowledgement has come yet
 * @param interArrivalUs the receiver's newest estimate
 * @param packetsInFlight packets handed to the pacer and not yet passed by an acknowledgement
 * @param framesInFlight frames, counted likewise
 */
public record Network(
    boolean acknowledged, int interArrivalUs, long packetsInFlight, int framesInFlight) {
  /** Before the first acknowledgement. */
  public static Network unknown(long packetsInFlight, int framesInFlight) {
    return new Network(false, 0, packetsInFlight, framesInFlight);
  }
}
