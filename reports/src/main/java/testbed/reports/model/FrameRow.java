package testbed.reports.model;

/**
 * One sent frame as the charts see it. An unknown value is {@code NaN}.
 *
 * @param id counted from 0
 * @param shownS when it was shown to the sender, seconds since the run began
 * @param seenS when it was first seen at the receiver
 * @param delayMs seen minus shown
 * @param signalDelayMs the time from its sending until it or a later frame was seen
 * @param ssim of the received picture against the sent one, linear, luma
 */
public record FrameRow(
    long id, double shownS, double seenS, double delayMs, double signalDelayMs, double ssim) {

  /** Whether the receiver showed it. */
  public boolean displayed() {
    return !Double.isNaN(seenS);
  }

  /** The quality in decibels; infinite for a perfect picture. */
  public double ssimDb() {
    return -10 * Math.log10(1 - ssim);
  }
}
