package testbed.reports.model;

/**
 * What a Salsify sender said of one picture of its camera. A number that was not said is {@code
 * NaN}.
 *
 * @param atS when it was decided, seconds since the run began
 * @param picture counts the pictures of the camera, from 0
 * @param quantizer index of the encoding that was sent, 0 to 127; {@code NaN} when nothing was
 * @param sentBytes length of that encoding; {@code NaN} when nothing was sent
 * @param targetBytes what the network was thought to take; {@code NaN} without a bound
 * @param smallestBytes length of the smallest encoding that was tried
 * @param packetsInFlight packets under way before this picture
 * @param framesInFlight frames under way before this picture
 * @param encodeMs from the picture's being taken up to the decision
 */
public record SenderPicture(
    double atS,
    long picture,
    double quantizer,
    double sentBytes,
    double targetBytes,
    double smallestBytes,
    double packetsInFlight,
    double framesInFlight,
    double encodeMs) {
  /** Whether anything was sent of it. */
  public boolean sent() {
    return !Double.isNaN(sentBytes);
  }
}
