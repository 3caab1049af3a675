package testbed.timebase;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A data rate.
 *
 * @param bitsPerSecond at least 1
 */
public record DataRate(long bitsPerSecond) implements Comparable<DataRate> {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)\\s*([kmg]?)(?:bit|bps|bit/s)?");

  /** Checks the range. */
  public DataRate {
    if (bitsPerSecond < 1) {
      throw new IllegalArgumentException("a data rate is at least 1 bit/s, not " + bitsPerSecond);
    }
  }

  /**
   * Reads forms such as {@code 12mbit}, {@code 1.5 Mbit/s}, {@code 500kbps} or {@code 64000}; the
   * prefixes are decimal.
   *
   * @throws IllegalArgumentException when the text is none of these; the message names the form
   */
  public static DataRate parse(String text) {
    Matcher m = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a data rate; write for example 12mbit, 1.5mbit or 500kbit");
    }
    long unit =
        switch (m.group(2)) {
          case "k" -> 1_000L;
          case "m" -> 1_000_000L;
          case "g" -> 1_000_000_000L;
          default -> 1L;
        };
    BigDecimal bits = new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(unit));
    if (bits.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 || bits.signum() <= 0) {
      throw new IllegalArgumentException("'" + text + "' is out of range for a data rate");
    }
    return new DataRate(Math.max(1, bits.longValue()));
  }

  /** The time that {@code bytes} take at this rate, rounded up, in nanoseconds. */
  public long nanosFor(long bytes) {
    return Math.ceilDiv(Math.multiplyExact(bytes, 8L * Time.SECOND), bitsPerSecond);
  }

  @Override
  public int compareTo(DataRate other) {
    return Long.compare(bitsPerSecond, other.bitsPerSecond);
  }

  @Override
  public String toString() {
    if (bitsPerSecond >= 1_000_000) {
      return String.format(Locale.ROOT, "%.3f Mbit/s", bitsPerSecond / 1e6);
    }
    return String.format(Locale.ROOT, "%.1f kbit/s", bitsPerSecond / 1e3);
  }
}
