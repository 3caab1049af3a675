package testbed.shell.path;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import testbed.timebase.Time;

/** The arguments of an effect, bare words and {@code name=value}, taken out one by one. */
final class Arguments {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(us|ms|s|m)?");

  private static final BigDecimal LONGEST_NS = BigDecimal.valueOf(24 * 3600 * Time.SECOND);

  private final String whole;
  private final Deque<String> bare = new ArrayDeque<>();
  private final Map<String, String> named = new LinkedHashMap<>();

  Arguments(String whole, String text) {
    this.whole = whole;
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        bare.add(part.strip());
      } else {
        named.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      }
    }
  }

  /** The next bare word. */
  String bare() {
    if (bare.isEmpty()) {
      throw new IllegalArgumentException("'" + whole + "' lacks a value after the colon");
    }
    return bare.remove();
  }

  double bareNumber() {
    return decimal(bare());
  }

  String text(String name) {
    String value = named.remove(name);
    if (value == null) {
      throw new IllegalArgumentException("'" + whole + "' lacks " + name + "=");
    }
    return value;
  }

  double number(String name) {
    return decimal(text(name));
  }

  long time(String name) {
    return nanos(text(name));
  }

  long seed() {
    String value = named.remove("seed");
    if (value == null) {
      return 1;
    }
    if (!value.matches("[0-9]{1,18}")) {
      throw new IllegalArgumentException("a seed is a whole number, not '" + value + "'");
    }
    return Long.parseLong(value);
  }

  boolean flag(String name) {
    String value = named.remove(name);
    return value != null && !value.equals("0");
  }

  void refuseRest() {
    String rest = bare.isEmpty() ? null : bare.peek();
    rest = named.isEmpty() ? rest : named.keySet().iterator().next();
    if (rest != null) {
      throw new IllegalArgumentException("'" + whole + "' has no use for '" + rest + "'");
    }
  }

  private double decimal(String text) {
    if (!text.matches("[0-9]{0,9}(\\.[0-9]{1,12})?") || text.isEmpty()) {
      throw new IllegalArgumentException("'" + text + "' in '" + whole + "' is not a number");
    }
    return Double.parseDouble(text);
  }

  /** Reads {@code 20ms}, {@code 1.5s}; a bare number is milliseconds; at most a day. */
  static long nanos(String text) {
    Matcher m = TIME.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a length of time; write for example 20ms or 1.5s");
    }
    long unit =
        switch (m.group(2)) {
          case "us" -> 1_000L;
          case "s" -> 1_000_000_000L;
          case "m" -> 60_000_000_000L;
          case null, default -> 1_000_000L;
        };
    BigDecimal nanos = new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(unit));
    if (nanos.compareTo(LONGEST_NS) > 0) {
      throw new IllegalArgumentException("'" + text + "' is longer than a day");
    }
    return nanos.longValue();
  }
}
