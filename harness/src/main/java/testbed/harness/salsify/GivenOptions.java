package testbed.harness.salsify;

import java.util.ArrayList;
import java.util.List;

/** The options of a command line, handed on to a program that reads and checks them itself. */
final class GivenOptions {
  private final List<String> words = new ArrayList<>();

  /** Adds an option, unless {@code value} is null: then it was not given. */
  GivenOptions with(String name, String value) {
    if (value != null) {
      words.add(name);
      words.add(value);
    }
    return this;
  }

  /** All of them in the form {@code --name value}. */
  String[] words() {
    return words.toArray(String[]::new);
  }
}
