package testbed.shell.link;

import java.util.List;

/**
 * The description of a link, or of one thing that a link does to packets. Immutable; opening it
 * twice gives two machines that make the same decisions.
 */
public interface Effect {
  /**
   * A machine at time zero.
   *
   * @param output where packets go
   * @param observer told what the rate-limiting stage does and what is dropped
   */
  Link open(LinkOutput output, LinkObserver observer);

  /** Whether this limits the rate, so that its queue is the one a packet log shows. */
  default boolean limitsRate() {
    return false;
  }

  /** This effect first, and then {@code next} on what comes out of it. */
  default Effect then(Effect next) {
    return Sequence.of(this, next);
  }

  /**
   * This effect with something to see for an observer: when no part of it limits the rate, an
   * unlimited link goes in front of it.
   */
  default Effect observable() {
    return limitsRate() || this instanceof Unlimited
        ? this
        : new Sequence(List.of(Unlimited.LINK, this));
  }
}
