package testbed.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The numbers behind a chart.
 *
 * @param columns their names, with the unit as the last part, for example {@code delay_ms}
 * @param rows as many cells each as there are columns; an unknown value is empty text
 */
public record Table(List<String> columns, List<List<String>> rows) {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\d+(\\.\\d+)?([eE][-+]?\\d+)?|inf)");

  /** Checks the shape. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalStateException("a row of " + row.size() + " for " + columns);
      }
    }
  }

  /** Begins a table. */
  public static Builder of(String... columns) {
    return new Builder(List.of(columns));
  }

  /** The table as CSV, after lines that begin with {@code #} and say where it comes from. */
  public String toCsv(List<String> provenance) {
    StringBuilder out = new StringBuilder();
    provenance.forEach(line -> out.append("# ").append(line.replaceAll("\\R", " ")).append('\n'));
    out.append(String.join(",", columns)).append('\n');
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        out.append(i == 0 ? "" : ",").append(quoted(row.get(i)));
      }
      out.append('\n');
    }
    return out.toString();
  }

  /** A number with no more digits than it needs; empty when it is not a number. */
  public static String number(double v) {
    if (Double.isNaN(v)) {
      return "";
    }
    if (Double.isInfinite(v)) {
      return v > 0 ? "inf" : "-inf";
    }
    String s = String.format(Locale.ROOT, "%.6f", v);
    s = s.replaceAll("0+$", "").replaceAll("\\.$", "");
    return s.equals("-0") ? "0" : s;
  }

  /**
   * A cell; a text that a spreadsheet would take for a formula gets an apostrophe before it, which
   * makes it text there.
   */
  private static String quoted(String text) {
    boolean formula =
        !text.isEmpty()
            && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
            && !NUMBER.matcher(text).matches();
    String cell = formula ? "'" + text : text;
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  /** Collects rows. Not for use by several threads. */
  public static final class Builder {
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private Builder(List<String> columns) {
      this.columns = columns;
    }

    /** Adds a row; numbers are written by {@link Table#number}. */
    public Builder row(Object... cells) {
      List<String> row = new ArrayList<>(cells.length);
      for (Object cell : cells) {
        row.add(cell instanceof Double d ? number(d) : String.valueOf(cell));
      }
      rows.add(row);
      return this;
    }

    /** The table. */
    public Table build() {
      return new Table(columns, rows);
    }
  }
}
