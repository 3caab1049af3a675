package testbed.analyzer.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  private static boolean gzip(Path path) {
    return path.getFileName().toString().endsWith(".gz");
  }
}
