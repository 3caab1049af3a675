package testbed.harness.webrtc;

/** A browser did not do what it was told; the message says what it answered. */
final class BrowserException extends Exception {
  private static final long serialVersionUID = 1L;

  BrowserException(String message) {
    super(message);
  }
}
