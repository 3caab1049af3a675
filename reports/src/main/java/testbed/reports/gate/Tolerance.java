package testbed.reports.gate;

import java.util.Locale;

/**
 * How much worse is still fine: an amount in the metric's unit, or a share of the baseline's
 * median.
 *
 * @param amount in the metric's unit; 0 where a share is meant
 * @param share of the baseline's median, for example 0.05; 0 where an amount is meant
 */
public record Tolerance(double amount, double share) {
  /** Reads {@code 5%} or {@code 0.3}. */
  public static Tolerance parse(String text) {
    String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
    double value;
    try {
      value = Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is no tolerance; say 5% or 0.3", e);
    }
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a tolerance is not negative, but '" + text + "' is");
    }
    return text.endsWith("%") ? new Tolerance(0, value / 100) : new Tolerance(value, 0);
  }

  /** The amount that is allowed beside a baseline of this median. */
  public double around(double median) {
    return Math.max(amount, share * Math.abs(median));
  }

  @Override
  public String toString() {
    return share > 0
        ? String.format(Locale.ROOT, "%.3g%%", share * 100)
        : String.format(Locale.ROOT, "%.3g", amount);
  }
}
