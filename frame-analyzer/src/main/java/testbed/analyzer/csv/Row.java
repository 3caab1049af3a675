package testbed.analyzer.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** One line of a table; every problem is reported with file, line and column. */
public final class Row {
  private final Path path;
  private final int line;
  private final String[] fields;

  Row(Path path, int line, String[] fields) {
    this.path = path;
    this.line = line;
    this.fields = fields;
  }

  /** Fails unless the row has at least so many fields. */
  public Row requireFields(int count) throws MalformedTableException {
    if (fields.length < count) {
      throw problem("has " + fields.length + " fields, needs " + count + "; is the file complete?");
    }
    return this;
  }

  String[] fields() {
    return fields;
  }

  /** How many fields. */
  public int size() {
    return fields.length;
  }

  /** A field as text. */
  public String text(int column) {
    return fields[column].strip();
  }

  /** A field as a signed 64-bit number. */
  public long number(int column) throws MalformedTableException {
    try {
      return Long.parseLong(text(column));
    } catch (NumberFormatException e) {
      throw notANumber(column, "a whole number");
    }
  }

  /** A field as an unsigned 64-bit number. */
  public long unsigned(int column) throws MalformedTableException {
    try {
      return Long.parseUnsignedLong(text(column));
    } catch (NumberFormatException e) {
      throw notANumber(column, "an unsigned 64-bit number");
    }
  }

  /**
   * A field as a number with a fraction; {@code inf} is infinite, nothing and {@code nan} are NaN.
   */
  public double real(int column) throws MalformedTableException {
    String text = text(column);
    switch (text.toLowerCase(Locale.ROOT)) {
      case "", "nan" -> {
        return Double.NaN;
      }
      case "inf" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-inf" -> {
        return Double.NEGATIVE_INFINITY;
      }
      default -> {}
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw notANumber(column, "a number");
    }
  }

  /** A problem with this row, for the caller to throw. */
  public MalformedTableException problem(String what) {
    return new MalformedTableException(path + ", line " + line + ": " + what);
  }

  private MalformedTableException notANumber(int column, String wanted) {
    return problem("column " + (column + 1) + " is '" + text(column) + "', not " + wanted);
  }

  /** A table that does not hold what it should; the message names file, line and problem. */
  public static final class MalformedTableException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedTableException(String message) {
      super(message);
    }
  }
}
