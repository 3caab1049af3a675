package testbed.shell.link;

/**
 * Watches the rate-limiting stage of a link and all drops. Primitive values only, so that watching
 * costs no garbage; {@link EventRecorder} turns the calls into {@link LinkEvent}s.
 */
public interface LinkObserver {
  /** An observer that looks away. */
  LinkObserver NONE =
      new LinkObserver() {
        @Override
        public void arrived(long atNs, int bytes) {}

        @Override
        public void opportunity(long atNs, int bytes) {}

        @Override
        public void departed(long atNs, int bytes, long arrivedNs) {}

        @Override
        public void dropped(long atNs, int bytes, DropReason reason) {}
      };

  /** A packet came to the queue. */
  void arrived(long atNs, int bytes);

  /** The link could deliver {@code bytes}, whether or not there was anything to deliver. */
  void opportunity(long atNs, int bytes);

  /** A packet that had come at {@code arrivedNs} left at the scheduled instant {@code atNs}. */
  void departed(long atNs, int bytes, long arrivedNs);

  /** A packet was dropped. */
  void dropped(long atNs, int bytes, DropReason reason);

  /**
   * The link was changed from outside.
   *
   * @param what a setting and its value, for example {@code rate=2mbit}
   */
  default void changed(long atNs, String what) {}
}
