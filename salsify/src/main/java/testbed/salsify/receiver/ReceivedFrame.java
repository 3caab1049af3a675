package testbed.salsify.receiver;

import java.util.Locale;

/**
 * What became of a frame at the receiver, for the statistics.
 *
 * @param atNs when it was decided
 * @param completeNs when its last packet came, 0 where one never did
 * @param frame its number
 * @param outcome what became of it
 * @param bytes its length, 0 where it never was complete
 * @param interArrivalUs the estimate at that time
 */
public record ReceivedFrame(
    long atNs, long completeNs, int frame, Outcome outcome, int bytes, int interArrivalUs) {
  /** What can become of a frame. */
  public enum Outcome {
    /** It was shown. */
    SHOWN,
    /** It came after a later one was shown; it only served as a reference. */
    LATE,
    /** Its bytes decode to something else than the sender meant; it was forgotten. */
    REFUSED,
    /** Packets of it are missing, or the state that it needs. */
    GIVEN_UP,
  }

  /** One line of JSON. */
  public String toJson() {
    return "{\"event\":\""
        + outcome.name().toLowerCase(Locale.ROOT)
        + "\",\"at_ns\":"
        + atNs
        + ",\"complete_ns\":"
        + completeNs
        + ",\"frame\":"
        + frame
        + ",\"bytes\":"
        + bytes
        + ",\"inter_arrival_us\":"
        + interArrivalUs
        + "}";
  }
}
