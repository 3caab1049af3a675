package testbed.shell.link;

/** A cursor over the instants at which a link can deliver, in order. Confined to one thread. */
public interface Opportunities {
  /** The next instant, or {@link testbed.timebase.Time#NEVER} when none is left. */
  long nextNs();

  /** Uses the next instant up. */
  void advance();

  /** No opportunity, ever: an outage. */
  Opportunities NONE =
      new Opportunities() {
        @Override
        public long nextNs() {
          return testbed.timebase.Time.NEVER;
        }

        @Override
        public void advance() {
          throw new IllegalStateException("there is no opportunity");
        }
      };

  /** Where cursors come from: each call gives one at time zero. */
  @FunctionalInterface
  interface Source {
    /** A cursor at time zero. */
    Opportunities open();

    /** A cursor at the first instant after {@code nowNs}. */
    default Opportunities openAfter(long nowNs) {
      Opportunities cursor = open();
      while (cursor.nextNs() <= nowNs) {
        cursor.advance();
      }
      return cursor;
    }
  }
}
