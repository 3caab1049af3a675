package testbed.analyzer.display;

/** A display cannot be made or looked at; the message says which, why, and what to do. */
public final class DisplayException extends Exception {
  private static final long serialVersionUID = 1L;

  DisplayException(String message) {
    super(message);
  }

  DisplayException(String message, Throwable cause) {
    super(message, cause);
  }
}
