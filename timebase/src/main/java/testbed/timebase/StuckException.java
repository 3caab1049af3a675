package testbed.timebase;

/** Nobody in a virtual-time run will ever do anything again, although its end has not come. */
public final class StuckException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  StuckException(String message) {
    super(message);
  }
}
