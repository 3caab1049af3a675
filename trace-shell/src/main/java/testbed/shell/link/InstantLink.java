package testbed.shell.link;

import testbed.timebase.Time;

/** A link that keeps nothing: what it is offered goes on, or is gone, at the same instant. */
interface InstantLink extends Link {
  @Override
  default void advanceTo(long nowNs) {}

  @Override
  default long nextEventNs() {
    return Time.NEVER;
  }

  @Override
  default int packetsInside() {
    return 0;
  }
}
