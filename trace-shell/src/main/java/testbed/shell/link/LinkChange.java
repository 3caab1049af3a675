package testbed.shell.link;

/**
 * A change of one direction of a link while it runs: a value, applied at an instant by {@link
 * Link#change}. Packets inside stay inside; those that a smaller queue has no room for are dropped
 * by the queue, with its reason.
 */
public sealed interface LinkChange {
  /** What is left to do for stages behind the one that took the change. */
  default LinkChange forFurtherStages() {
    return this;
  }

  /** Sends at this rate from now on; the profile begins at the change. */
  record Rate(RateProfile profile) implements LinkChange {}

  /**
   * Delivers at recorded opportunities, of which those up to the change have passed: the recording
   * has run since time zero, used or not.
   */
  record Recording(Opportunities.Source opportunities) implements LinkChange {}

  /** No limit of the rate: what waits leaves at once. */
  record NoRateLimit() implements LinkChange {}

  /** Another queue; what waits moves into it in order and keeps the instant of its arrival. */
  record Queue(QueueDiscipline discipline) implements LinkChange {}

  /**
   * Another fixed delay, in the place of all delays of this direction. Packets on their way keep
   * the instant at which they arrive, and no packet overtakes them.
   *
   * @param delayNs at least 0
   */
  record Delay(long delayNs) implements LinkChange {
    /** Checks the range. */
    public Delay {
      if (delayNs < 0) {
        throw new IllegalArgumentException("a delay is at least 0, not " + delayNs + " ns");
      }
    }

    @Override
    public LinkChange forFurtherStages() {
      return new Delay(0);
    }
  }

  /** Other losses, in the place of all losses of this direction. */
  record Losses(LossProcess process) implements LinkChange {
    @Override
    public LinkChange forFurtherStages() {
      return new Losses(LossProcess.Independent.NONE);
    }
  }
}
