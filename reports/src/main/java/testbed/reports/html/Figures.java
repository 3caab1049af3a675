package testbed.reports.html;

import java.util.List;
import java.util.Locale;

/** How numbers are written in reports: as many digits as mean something, and no more. */
final class Figures {
  private Figures() {}

  static String milliseconds(double ms) {
    return Math.abs(ms) < 10
        ? format("%.2f", ms)
        : Math.abs(ms) < 100 ? format("%.1f", ms) : whole(ms);
  }

  static String decibels(double db) {
    return format("%.2f", db);
  }

  static String seconds(double s) {
    return format("%.3f", s);
  }

  /** A number in its unit. */
  static String value(double v, String unit) {
    if (Double.isNaN(v)) {
      return "–";
    }
    if (Double.isInfinite(v)) {
      return v > 0 ? "∞" : "−∞";
    }
    return switch (unit) {
      case "ms" -> milliseconds(v);
      case "dB" -> decibels(v);
      case "frames", "count", "packets", "bytes" -> whole(v);
      default -> v == Math.rint(v) && Math.abs(v) < 1e15 ? whole(v) : format("%.4g", v);
    };
  }

  /** The quality of one frame in words. */
  static String quality(double db) {
    return Double.isInfinite(db) ? "identical" : decibels(db) + " dB";
  }

  static String whole(double v) {
    String digits = format("%.0f", v);
    return digits.length() <= 4 ? digits : digits.replaceAll("(\\d)(?=(\\d{3})+$)", "$1\u202f");
  }

  static String command(List<String> words) {
    return String.join(" ", words);
  }

  private static String format(String pattern, double v) {
    if (Double.isInfinite(v)) {
      return v > 0 ? "∞" : "−∞";
    }
    return String.format(Locale.ROOT, pattern, v).replace('-', '−');
  }
}
