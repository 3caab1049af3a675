package testbed.shell.link;

/** A cursor over the instants at which a link can deliver, in order. Confined to one thread. */
public interface Opportunities {
  /** The next instant, or {@link testbed.timebase.Time#NEVER} when none is left. */
  long nextNs();

  /** Uses the next instant up. */
  void advance();

  /** Where cursors come from: each call gives one at time zero. */
  @FunctionalInterface
  interface Source {
    /** A cursor at time zero. */
    Opportunities open();
  }
}
