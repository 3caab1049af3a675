package testbed.salsify.codec;

/** Bytes that are not a frame of the codec. */
public final class CodecException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With what is wrong with them. */
  public CodecException(String message, Throwable cause) {
    super(message, cause);
  }
}
