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
  private static final String HEADING = "frame_index";

  /** A day at 60 pictures a second: what lies beyond is damage. */
  private static final long GREATEST_INDEX = 24L * 3600 * 60;

  /** Reads a file, plain or gzip, with or without a line of column names. */
  public static List<AnalysisRow> read(Path path) throws IOException {
    List<AnalysisRow> rows = new ArrayList<>();
    for (Row row : CsvFile.read(path).rows()) {
      row.requireFields(COLUMNS);
      if (rows.isEmpty() && row.text(0).equals(HEADING)) {
        continue;
      }
      PaperSsim ssim = new PaperSsim(row.real(7), row.real(8), row.real(9), row.real(10));
      if (row.number(0) < 0 || row.number(0) > GREATEST_INDEX) {
        throw row.problem("no frame has the number " + row.number(0) + "; is the file damaged?");
      }
      if (!rows.isEmpty() && rows.getLast().index >= row.number(0)) {
        throw row.problem("frame " + row.number(0) + " follows " + rows.getLast().index);
      }
      rows.add(new AnalysisRow(row.number(0), row.number(4), row.number(5), ssim));
    }
    return rows;
  }
}
