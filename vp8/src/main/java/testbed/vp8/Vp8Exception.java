package testbed.vp8;

/** A frame or a serialized state that is not valid; the state it was applied to is unharmed. */
public final class Vp8Exception extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong and where. */
  public Vp8Exception(String message) {
    super(message);
  }
}
