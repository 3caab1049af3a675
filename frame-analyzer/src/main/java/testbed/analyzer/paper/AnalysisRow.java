package testbed.analyzer.paper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import testbed.analyzer.csv.CsvFile;
import testbed.analyzer.csv.Row;

/**
 * One row of {@code analysis.csv}: a frame that was displayed. The last digit of {@code ssim_Cr} is
 * missing in some published rows.
 *
 * @param index of the frame in the playback
 * @param sentUs when it was sent, by the video card's clock in microseconds
 * @param receivedUs when it was captured, by the same clock
 * @param ssim the SSIM columns
 */
public record AnalysisRow(long index, long sentUs, long receivedUs, PaperSsim ssim) {
  private static final int COLUMNS = 11;

  /** Reads a file, plain or gzip. */
  public static List<AnalysisRow> read(Path path) throws IOException {
    List<AnalysisRow> rows = new ArrayList<>();
    for (Row row : CsvFile.read(path).rows()) {
      row.requireFields(COLUMNS);
      PaperSsim ssim = new PaperSsim(row.real(7), row.real(8), row.real(9), row.real(10));
      if (!rows.isEmpty() && rows.getLast().index >= row.number(0)) {
        throw row.problem("frame " + row.number(0) + " follows " + rows.getLast().index);
      }
      rows.add(new AnalysisRow(row.number(0), row.number(4), row.number(5), ssim));
    }
    return rows;
  }
}
