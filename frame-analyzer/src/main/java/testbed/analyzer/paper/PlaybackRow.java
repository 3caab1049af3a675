package testbed.analyzer.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import testbed.analyzer.csv.CsvFile;
import testbed.analyzer.csv.Row;

/**
 * One row of {@code playback.csv}: a frame that was played into the sender's camera.
 *
 * @param index place in the clip, from 0
 * @param upperLeft random 64-bit code in the upper left mark
 * @param lowerRight code in the lower right mark
 * @param cpuUs Unix time in microseconds at which the frame was reported as played
 * @param referenceUs the video card's clock at that moment, in microseconds
 */
public record PlaybackRow(
    long index, long upperLeft, long lowerRight, long cpuUs, long referenceUs) {
  private static final int COLUMNS = 8;

  /** Reads a file, plain or gzip. */
  public static List<PlaybackRow> read(Path path) throws IOException {
    List<PlaybackRow> rows = new ArrayList<>();
    for (Row row : CsvFile.read(path).rows()) {
      row.requireFields(COLUMNS);
      rows.add(
          new PlaybackRow(
              row.number(0), row.unsigned(1), row.unsigned(2), row.number(4), row.number(7)));
    }
    return rows;
  }
}
