package testbed.injector;

/**
 * What became of one tick of the camera. All times are nanoseconds since the run's time zero.
 *
 * @param frameId counts the ticks from 0
 * @param scheduledNs when the tick was due
 * @param shownNs when the picture had been handed over completely; {@link
 *     testbed.timebase.Time#NEVER} if it was lost
 * @param outcome whether the system got the picture
 */
public record Injection(long frameId, long scheduledNs, long shownNs, Outcome outcome) {
  /** Whether the system got the picture. */
  public enum Outcome {
    /** It was handed over. */
    TAKEN,
    /** It was lost in the camera, because the system had not taken an earlier one in time. */
    LOST
  }
}
