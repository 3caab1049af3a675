package testbed.injector.camera;

/**
 * A camera port cannot be set up or opened. The message names the port, the problem, the remedy.
 */
public final class CameraException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A fault of set-up. */
  public CameraException(String message) {
    super(message);
  }
}
