package testbed.files;

/**
 * Text of strangers as it may be printed: names and sentences out of files can hold the control
 * sequences of terminals, which move the cursor, set the title or hide what was printed before, and
 * the marks of Unicode that turn the direction of writing.
 */
public final class PlainText {
  private PlainText() {}

  /** The text with a question mark in place of every character that is not shown as itself. */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHidden(text.charAt(i))) {
        return replaced(text);
      }
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (int i = 0; i < plain.length(); i++) {
      if (isHidden(plain.charAt(i))) {
        plain.setCharAt(i, '?');
      }
    }
    return plain.toString();
  }

  /** Controls, and the formatting characters that override the direction of writing. */
  private static boolean isHidden(char c) {
    return Character.isISOControl(c)
        || (c >= '\u202a' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\u200e'
        || c == '\u200f';
  }
}
