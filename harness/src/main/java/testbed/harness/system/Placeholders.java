package testbed.harness.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that a run puts in the place of {@code {words}} in a description. */
public final class Placeholders {
  static final Pattern FORM = Pattern.compile("\\{([a-z_]+)}");

  /** What every run provides. */
  private static final Set<String> RUN =
      Set.of(
          "camera",
          "display",
          "peer",
          "local",
          "width",
          "height",
          "fps",
          "work",
          "java",
          "classpath",
          "vector_loops",
          "class_archive",
          "second_compiler",
          "seed");

  private final Map<String, String> values;

  private Placeholders(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** The given values; every name that the run provides must be there. */
  public static Placeholders of(Map<String, String> values) {
    return new Placeholders(values);
  }

  static Placeholders allKnown(Set<String> options) {
    Map<String, String> names = new HashMap<>();
    RUN.forEach(name -> names.put(name, ""));
    options.forEach(name -> names.put(name, ""));
    return new Placeholders(names);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Set<String> names() {
    return new TreeSet<>(values.keySet());
  }

  /** The text with every placeholder replaced. */
  public String fill(String text) {
    Matcher m = FORM.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (m.find()) {
      String value = values.get(m.group(1));
      if (value == null) {
        throw new IllegalStateException("no value for {" + m.group(1) + "}");
      }
      m.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return m.appendTail(filled).toString();
  }

  /** The words with every placeholder replaced; a word stays one word. */
  public List<String> fill(List<String> words) {
    List<String> filled = new ArrayList<>();
    for (String word : words) {
      filled.add(fill(word));
    }
    return filled;
  }
}
