package testbed.harness.option;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A length of time as people write it.
 *
 * @param nanos at least 0
 */
public record Span(long nanos) {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(us|ms|s|m|h)");
  private static final long LONGEST_NS = 24L * 3600 * 1_000_000_000;

  /** Reads {@code 30s}, {@code 20ms}, {@code 1.5s}, {@code 2m}. */
  public static final class Converter implements ITypeConverter<Span> {
    @Override
    public Span convert(String text) {
      if (text.matches("0+")) {
        return new Span(0);
      }
      Matcher m = FORM.matcher(text.toLowerCase(Locale.ROOT));
      if (!m.matches()) {
        throw new TypeConversionException(
            "'" + text + "' is not a length of time; write for example 30s, 20ms or 2m");
      }
      long unit =
          switch (m.group(2)) {
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
          };
      BigDecimal nanos = new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(unit));
      if (nanos.compareTo(BigDecimal.valueOf(LONGEST_NS)) > 0) {
        throw new TypeConversionException("'" + text + "' is longer than a day");
      }
      return new Span(nanos.longValue());
    }
  }

  /** In seconds. */
  public double seconds() {
    return nanos / 1e9;
  }

  /** In milliseconds. */
  public double millis() {
    return nanos / 1e6;
  }

  @Override
  public String toString() {
    return nanos % 1_000_000_000 == 0 ? nanos / 1_000_000_000 + "s" : millis() + "ms";
  }
}
