package testbed.harness.system;

/**
 * A description file says something that makes no sense; the message names file, line and remedy.
 */
public final class DescriptionException extends Exception {
  private static final long serialVersionUID = 1L;

  DescriptionException(String source, int line, String problem) {
    super(source + (line > 0 ? ":" + line : "") + ": " + problem);
  }
}
