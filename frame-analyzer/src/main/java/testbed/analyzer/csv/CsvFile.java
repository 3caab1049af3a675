package testbed.analyzer.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * A table as it lies in a file: leading and embedded {@code #} lines, and rows of comma-separated
 * fields. Reads gzip where the name ends in {@code .gz}.
 *
 * @param path where it was read
 * @param comments the {@code #} lines without that sign and the blank after it
 * @param rows all other lines that are not blank
 */
public record CsvFile(Path path, List<String> comments, List<Row> rows) {
  /** Reads a whole file. */
  public static CsvFile read(Path path) throws IOException {
    List<String> comments = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    try (InputStream file = Files.newInputStream(path);
        InputStream plain = gzip(path) ? new GZIPInputStream(file, 1 << 16) : file;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (line.startsWith("#")) {
          comments.add(line.substring(1).strip());
        } else if (!line.isBlank()) {
          rows.add(new Row(path, number, line.split(",", -1)));
        }
      }
    }
    return new CsvFile(path, comments, rows);
  }

  /**
   * Checks the format line and the heading of a table of our own.
   *
   * @return the rows after the heading
   */
  public List<Row> body(String format, String heading) throws IOException {
    String first = comments.isEmpty() ? "" : comments.getFirst();
    if (!first.equals("format: " + format)) {
      throw new IOException(
          path + ": does not begin with '# format: " + format + "'; analyse the run again");
    }
    if (rows.isEmpty() || !String.join(",", rows.getFirst().fields()).equals(heading)) {
      throw new IOException(path + ": the heading is not '" + heading + "'");
    }
    int columns = rows.getFirst().size();
    for (Row row : rows) {
      row.requireFields(columns);
    }
    return rows.subList(1, rows.size());
  }

  /** The {@code #} lines of the form "key: value", without the format. */
  public Map<String, String> provenance() {
    Map<String, String> provenance = new LinkedHashMap<>();
    for (String comment : comments) {
      int colon = comment.indexOf(": ");
      if (colon > 0 && !comment.startsWith("format: ")) {
        provenance.put(comment.substring(0, colon), comment.substring(colon + 2));
      }
    }
    return provenance;
  }

  private static boolean gzip(Path path) {
    return path.getFileName().toString().endsWith(".gz");
  }
}
