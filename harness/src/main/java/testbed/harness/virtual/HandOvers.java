package testbed.harness.virtual;

import java.util.List;

/**
 * How long after one part of a call has handed something over it is there at the next, in
 * nanoseconds, each list in the order in which things are handed over; after the last value a list
 * begins again. An empty list: at once. In virtual time nothing takes time by itself; a real host
 * has to wake a program for each picture and each packet while its processors are busy coding.
 *
 * @param camera from the camera to the sender
 * @param toReceiver the way of the video
 * @param toSender the way of the answers
 * @param screenNs from the receiver's screen to the eye, for each picture shown; {@link
 *     testbed.timebase.Time#NEVER} for one that the next took the place of unseen
 */
public record HandOvers(Camera camera, Way toReceiver, Way toSender, List<Long> screenNs) {
  /** Everything is there at once. */
  public static final HandOvers NONE =
      new HandOvers(new Camera(List.of(), List.of()), Way.NONE, Way.NONE, List.of());

  /** Copies the list. */
  public HandOvers {
    screenNs = List.copyOf(screenNs);
  }

  /**
   * What happens after each tick of the camera; {@link testbed.timebase.Time#NEVER} where it does
   * not happen.
   *
   * @param shownNs until the camera has let go of the picture: it counts as shown from then on
   * @param offeredNs until the sender has it; never where the next took its place before
   */
  public record Camera(List<Long> shownNs, List<Long> offeredNs) {
    /** Copies the lists. */
    public Camera {
      shownNs = List.copyOf(shownNs);
      offeredNs = List.copyOf(offeredNs);
    }
  }

  /**
   * What happens to each packet of one direction.
   *
   * @param intoLinkNs from the moment at which it was to be sent until it is at the link
   * @param outOfLinkNs from the moment at which the link delivered it until the program has it
   */
  public record Way(List<Long> intoLinkNs, List<Long> outOfLinkNs) {
    /** At once. */
    static final Way NONE = new Way(List.of(), List.of());

    /** Copies the lists. */
    public Way {
      intoLinkNs = List.copyOf(intoLinkNs);
      outOfLinkNs = List.copyOf(outOfLinkNs);
    }
  }
}
