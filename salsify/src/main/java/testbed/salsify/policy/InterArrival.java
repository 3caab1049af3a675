package testbed.salsify.policy;

import testbed.timebase.Time;

/**
 * The receiver's estimate of the time between two packets: a moving average over the gaps between
 * arrivals, from each of which the sender's own pause is taken first, so that a camera that waits
 * for its next picture does not look like a slow network.
 *
 * <p>The pause before a frame is the time between its hand-over to the pacer and that of the newest
 * frame seen before it. (The authors' packets carry the pause itself, in the first fragment only:
 * the same number while nothing is lost, and none at all when that fragment is.)
 *
 * @param packets counted so far; no average before the second
 * @param lastArrivalNs when the last packet arrived
 * @param enqueuedUs the newest hand-over time seen, modulo 2<sup>32</sup>
 * @param averageUs the estimate in microseconds
 */
public record InterArrival(long packets, long lastArrivalNs, int enqueuedUs, double averageUs) {
  /** Nothing has arrived yet. */
  public static final InterArrival NONE = new InterArrival(0, 0, 0, 0);

  private static final double NEW_SHARE = 0.1;

  /**
   * The estimate after one more packet.
   *
   * @param arrivalNs when it arrived; not before the one before it
   * @param packetEnqueuedUs when its frame was handed to the sender's pacer
   */
  public InterArrival after(long arrivalNs, int packetEnqueuedUs) {
    if (packets == 0) {
      return new InterArrival(1, arrivalNs, packetEnqueuedUs, 0);
    }
    int pauseUs = Math.max(0, packetEnqueuedUs - enqueuedUs);
    double gapUs = (arrivalNs - lastArrivalNs) / (double) Time.MICROSECOND;
    double sample = Math.max(0, gapUs - pauseUs);
    double average = (1 - NEW_SHARE) * averageUs + NEW_SHARE * sample;
    return new InterArrival(packets + 1, arrivalNs, enqueuedUs + pauseUs, average);
  }

  /** The estimate as an acknowledgement carries it. */
  public int microseconds() {
    return (int) Math.min(Integer.MAX_VALUE, Math.round(averageUs));
  }
}
