package testbed.analyzer.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import testbed.analyzer.csv.CsvFile;
import testbed.analyzer.csv.Row;
import testbed.analyzer.match.Reading;

/**
 * One row of {@code capture.csv}: a picture on the receiver's screen, about 60 a second.
 *
 * @param index place in the capture, from 0; black pictures are not counted
 * @param upperLeft code read in the upper left mark
 * @param lowerRight code read in the lower right mark
 * @param cpuUs Unix time in microseconds
 * @param referenceUs the video card's clock, in microseconds
 */
public record CaptureRow(
    long index, long upperLeft, long lowerRight, long cpuUs, long referenceUs) {
  private static final int COLUMNS = 7;

  /** Reads a file, plain or gzip. */
  public static List<CaptureRow> read(Path path) throws IOException {
    List<CaptureRow> rows = new ArrayList<>();
    for (Row row : CsvFile.read(path).rows()) {
      row.requireFields(COLUMNS);
      rows.add(
          new CaptureRow(
              row.number(0), row.unsigned(1), row.unsigned(2), row.number(3), row.number(5)));
    }
    return rows;
  }

  /** What the marks say; the format has no word for a mark that cannot be read. */
  public Reading reading() {
    return upperLeft == lowerRight ? new Reading.Seen(upperLeft) : new Reading.Torn();
  }
}
