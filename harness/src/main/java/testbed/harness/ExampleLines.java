package testbed.harness;

import java.util.ArrayList;
import java.util.List;

/**
 * Examples in lines that a terminal of 80 columns shows whole. A command that is longer goes on
 * after a backslash, so that a shell reads it as one.
 */
final class ExampleLines {
  /** What is left of 80 columns beside the margin of a manual page. */
  static final int LONGEST = 72;

  private static final String INDENT = "      ";

  private ExampleLines() {}

  /** A line in pieces; prose, which does not begin with a space, is folded by whoever shows it. */
  static List<String> folded(String line) {
    List<String> pieces = new ArrayList<>();
    String goesOn = line.strip().startsWith("testbed ") ? " \\" : "";
    String rest = line;
    while (line.startsWith(" ") && rest.length() > LONGEST) {
      int at = rest.lastIndexOf(' ', LONGEST - goesOn.length());
      if (at <= INDENT.length()) {
        break;
      }
      pieces.add(rest.substring(0, at) + goesOn);
      rest = INDENT + rest.substring(at + 1);
    }
    pieces.add(rest);
    return pieces;
  }
}
