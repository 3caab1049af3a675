package testbed.reports.gate;

/**
 * A demand that needs no baseline.
 *
 * @param side whether the limit is the greatest or the least allowed value
 */
public record AbsoluteLimit(String metric, Side side, double limit) {
  /** Which way the limit bounds. */
  public enum Side {
    /** Not more than. */
    AT_MOST,
    /** Not less than. */
    AT_LEAST
  }

  /**
   * Reads {@code NAME=NUMBER}.
   *
   * @throws IllegalArgumentException when there is no such metric or no such number
   */
  public static AbsoluteLimit parse(String text, Side side) {
    int equals = text.indexOf('=');
    try {
      double limit = Double.parseDouble(text.substring(equals + 1));
      if (equals > 0 && Double.isFinite(limit)) {
        String name = KnownMetric.named(text.substring(0, equals).strip()).id();
        return new AbsoluteLimit(name, side, limit);
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "': the limit is no number", e);
    }
    throw new IllegalArgumentException("'" + text + "' is no limit; say NAME=NUMBER");
  }

  boolean keptBy(double value) {
    return side == Side.AT_MOST ? value <= limit : value >= limit;
  }
}
