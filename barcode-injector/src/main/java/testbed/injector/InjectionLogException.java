package testbed.injector;

/** An {@code injections.csv} is not one; the message names file, line and problem. */
public final class InjectionLogException extends Exception {
  private static final long serialVersionUID = 1L;

  InjectionLogException(String message) {
    super(message);
  }
}
