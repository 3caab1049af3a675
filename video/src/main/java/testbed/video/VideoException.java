package testbed.video;

/**
 * A video cannot be read or written. The message names the source, the place in it, what is wrong
 * and, where there is one, the remedy.
 */
public final class VideoException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A fault of the content. */
  public VideoException(String message) {
    super(message);
  }

  /** A fault that something below reported. */
  public VideoException(String message, Throwable cause) {
    super(message, cause);
  }
}
