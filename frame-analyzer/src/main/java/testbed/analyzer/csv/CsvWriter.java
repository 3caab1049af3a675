package testbed.analyzer.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a table of numbers and fixed words: {@code #} lines, a heading, rows. Text of foreign
 * origin goes into {@code #} lines only, made harmless there, so that no cell can become a formula
 * in a spreadsheet.
 */
public final class CsvWriter implements Closeable {
  private final Writer out;
  private final StringBuilder row = new StringBuilder();
  private int cells;

  /**
   * Begins a file.
   *
   * @param format name and version of the format, the first line
   * @param provenance what made it
   * @param heading the column names
   */
  public CsvWriter(Path path, String format, Map<String, String> provenance, String heading)
      throws IOException {
    out = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    out.write("# format: " + format + "\n");
    for (Map.Entry<String, String> entry : provenance.entrySet()) {
      out.write("# " + line(entry.getKey()) + ": " + line(entry.getValue()) + "\n");
    }
    out.write(heading + "\n");
  }

  /** Text as it may stand in one line. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
  }

  /** Appends a whole number to the row. */
  public CsvWriter cell(long value) {
    return word(Long.toString(value));
  }

  /** Appends a number with a fixed count of decimals; nothing for NaN, {@code inf} for infinity. */
  public CsvWriter cell(double value, int decimals) {
    if (Double.isNaN(value)) {
      return word("");
    }
    return word(
        Double.isInfinite(value)
            ? (value > 0 ? "inf" : "-inf")
            : String.format(Locale.ROOT, "%." + decimals + "f", value));
  }

  /** Appends a word of the format's own. */
  public CsvWriter word(String word) {
    if (cells++ > 0) {
      row.append(',');
    }
    row.append(word);
    return this;
  }

  /** Ends the row. */
  public void end() throws IOException {
    row.append('\n');
    out.append(row);
    row.setLength(0);
    cells = 0;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
