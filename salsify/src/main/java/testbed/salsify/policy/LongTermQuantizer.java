package testbed.salsify.policy;

import testbed.timebase.Time;

/**
 * A conventional encoder's rate control: once in a while the quantizer is moved so that the frames
 * of the coming period add up to a rate. A single frame comes out as long as it happens to.
 *
 * <p>The exponent is the authors' (bits go with the quantizer to the power of -0.75). They steer by
 * the change of the network's rate alone, from a fixed start; here the bytes really spent close the
 * loop, which does better.
 *
 * @param index the quantizer, not rounded
 * @param periodStartNs when the running period began
 * @param periodBytes spent since
 */
public record LongTermQuantizer(double index, long periodStartNs, long periodBytes) {
  /** The length of a period, in nanoseconds. */
  public static final long PERIOD_NS = Time.SECOND;

  /** Before the first frame. */
  public static final LongTermQuantizer START = new LongTermQuantizer(Quantizers.START, 0, 0);

  private static final double EXPONENT = 1 / 0.75;
  private static final double MOST = 2.5;

  /** After a frame of so many bytes. */
  public LongTermQuantizer spent(long bytes) {
    return new LongTermQuantizer(index, periodStartNs, periodBytes + bytes);
  }

  /**
   * Moves the quantizer when a period is over, and does nothing before.
   *
   * @param bytesPerSecond what the coming period is to spend
   */
  public LongTermQuantizer steered(double bytesPerSecond, long nowNs) {
    long lengthNs = nowNs - periodStartNs;
    if (lengthNs < PERIOD_NS) {
      return this;
    }
    double spentPerSecond = periodBytes * (double) Time.SECOND / lengthNs;
    double change = Math.clamp(spentPerSecond / Math.max(1, bytesPerSecond), 1 / MOST, MOST);
    double moved = Math.max(1, index) * Math.pow(change, EXPONENT);
    return new LongTermQuantizer(
        Math.clamp(moved, Quantizers.FINEST, Quantizers.COARSEST), nowNs, 0);
  }

  /** The index to encode with. */
  public int rounded() {
    return (int) Math.round(index);
  }
}
