package testbed.reports.model;

/**
 * What the two ends of a WebRTC call said of themselves at one instant, about once a second. A
 * number that was not said is {@code NaN}.
 *
 * @param atS when, seconds since the run began
 * @param targetMbps the rate that the sender's encoder is told to keep
 * @param availableMbps the bandwidth that the sender believes there is
 * @param sentHeight rows of the pictures that the sender encodes
 * @param limitation why they are not larger or faster: {@code none}, {@code bandwidth}, {@code
 *     cpu}, {@code other}; empty when unknown
 * @param jitterBufferMs how long the receiver held back the frames of the last second, on average
 * @param freezes how many freezes the receiver has counted so far, by its own definition
 * @param frozenS how long they lasted together
 */
public record CallSecond(
    double atS,
    double targetMbps,
    double availableMbps,
    double sentHeight,
    String limitation,
    double jitterBufferMs,
    double freezes,
    double frozenS) {}
