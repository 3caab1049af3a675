package testbed.harness.webrtc;

/** A browser did not do what it was told; the message says what it answered. */
final class BrowserException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean refusal;

  /** The browser did not answer, or not what it was asked. */
  BrowserException(String message) {
    this(message, false);
  }

  private BrowserException(String message, boolean refusal) {
    super(message);
    this.refusal = refusal;
  }

  /** The browser is there, and answered that it will not. */
  static BrowserException refusal(String message) {
    return new BrowserException(message, true);
  }

  /** Whether the browser answered that it will not. */
  boolean isRefusal() {
    return refusal;
  }
}
