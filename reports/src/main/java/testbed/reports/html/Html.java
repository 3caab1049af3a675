package testbed.reports.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Builds a page from the outside in. All text and all attribute values are escaped; only {@link
 * #markup} takes what is markup already.
 */
final class Html {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Escapes what has a meaning in HTML. */
  static String escaped(String text) {
    StringBuilder s = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> s.append("&amp;");
        case '<' -> s.append("&lt;");
        case '>' -> s.append("&gt;");
        case '"' -> s.append("&quot;");
        case '\'' -> s.append("&#39;");
        default -> s.append(c < ' ' && c != '\n' && c != '\t' ? '\ufffd' : c);
      }
    }
    return s.toString();
  }

  /** Opens an element with attributes given as name, value, name, value. */
  Html open(String tag, String... attributes) {
    start(tag, attributes);
    open.push(tag);
    return this;
  }

  /** Closes the innermost open element. */
  Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element with only text in it. */
  Html element(String tag, String text, String... attributes) {
    start(tag, attributes);
    out.append(escaped(text)).append("</").append(tag).append(">\n");
    return this;
  }

  /** An element without content, for example a picture. */
  Html single(String tag, String... attributes) {
    start(tag, attributes);
    return this;
  }

  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** Adds what is markup already and comes from this program. */
  Html markup(String markup) {
    out.append(markup);
    return this;
  }

  /** The page; every element must be closed. */
  String page() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not closed: " + open);
    }
    return out.toString();
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
    out.append('>');
  }
}
