package testbed.analyzer.csv;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import testbed.files.InputFile;

/**
 * A table as it lies in a file: leading and embedded {@code #} lines, and rows of comma-separated
 * fields. Reads plain text and gzip, whichever the file holds; its name does not matter.
 *
 * @param path where it was read
 * @param comments the {@code #} lines without that sign and the blank after it
 * @param rows all other lines that are not blank
 */
public record CsvFile(Path path, List<String> comments, List<Row> rows) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  /** Reads a whole file. */
  public static CsvFile read(Path path) throws IOException {
    List<String> comments = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    try (InputStream file = InputFile.open(path);
        InputStream plain = gzip(file) ? new GZIPInputStream(file, 1 << 16) : file;
        BufferedReader reader =
            InputFile.reader(plain, path.toString(), InputFile.MAX_KEPT_CHARACTERS)) {
      int number = 0;
      for (String read = reader.readLine(); read != null; read = reader.readLine()) {
        number++;
        String line = number == 1 && read.startsWith(BYTE_ORDER_MARK) ? read.substring(1) : read;
        if (line.startsWith("#")) {
          comments.add(line.substring(1).strip());
        } else if (!line.isBlank()) {
          rows.add(new Row(path, number, line.split(",", -1)));
        }
      }
    } catch (EOFException | ZipException e) {
      throw new IOException(path + ": its gzip is cut off or damaged; is the file complete?", e);
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

  private static boolean gzip(InputStream file) throws IOException {
    file.mark(2);
    boolean gzip = file.read() == GZIP_FIRST && file.read() == GZIP_SECOND;
    file.reset();
    return gzip;
  }
}
